import { advanced } from "./advanced.ts";
import { app } from "./app.ts";
import { applications } from "./applications.ts";
import { crm } from "./crm.ts";
import { defaults } from "./defaults.ts";
import { errors } from "./errors.ts";
import { fields } from "./fields.ts";
import { order } from "./order.ts";
import { places } from "./places.ts";
import { profile } from "./profile.ts";
import { settings } from "./settings.ts";
import { terms } from "./terms.ts";

export const texts = {
  advanced,
  app,
  applications,
  crm,
  defaults,
  errors,
  fields,
  order,
  places,
  profile,
  settings,
  terms,
};
