import { app } from "./app.ts";
import { errors } from "./errors.ts";
import { terms } from "./terms.ts";

export const first = { app, errors, terms };
