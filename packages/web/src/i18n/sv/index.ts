import { advanced } from "./advanced.ts";
import { app } from "./app.ts";
import { crm } from "./crm.ts";
import { errors } from "./errors.ts";
import { fields } from "./fields.ts";
import { profile } from "./profile.ts";
import { settings } from "./settings.ts";
import { terms } from "./terms.ts";

export const texts = { advanced, app, crm, errors, fields, profile, settings, terms };
