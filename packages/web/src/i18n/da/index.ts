// With the texts, so that calendars speak the language as soon as they do.
import "dayjs/locale/da.js";
import { advanced } from "./advanced.ts";
import { app } from "./app.ts";
import { applications } from "./applications.ts";
import { connectionForm } from "./connection-form.ts";
import { connections } from "./connections.ts";
import { connectors } from "./connectors.ts";
import { crm } from "./crm.ts";
import { defaults } from "./defaults.ts";
import { engine } from "./engine.ts";
import { erpLink } from "./erp-link.ts";
import { errors } from "./errors.ts";
import { fields } from "./fields.ts";
import { health } from "./health.ts";
import { imports } from "./imports.ts";
import { jobs } from "./jobs.ts";
import { listMapping } from "./list-mapping.ts";
import { lists } from "./lists.ts";
import { log } from "./log.ts";
import { mapping } from "./mapping.ts";
import { matchMany } from "./match-many.ts";
import { order } from "./order.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";
import { preflight } from "./preflight.ts";
import { profile } from "./profile.ts";
import { recordLists } from "./record-lists.ts";
import { search } from "./search.ts";
import { selections } from "./selections.ts";
import { settings } from "./settings.ts";
import { syncProblems } from "./sync-problems.ts";
import { syncSettings } from "./sync-settings.ts";
import { terms } from "./terms.ts";
import { userFields } from "./user-fields.ts";

export const texts = {
  advanced,
  app,
  applications,
  crm,
  defaults,
  erpLink,
  errors,
  fields,
  imports,
  jobs,
  health,
  lists,
  order,
  people,
  places,
  preflight,
  profile,
  recordLists,
  search,
  selections,
  settings,
  engine,
  connectors,
  connections,
  connectionForm,
  mapping,
  listMapping,
  matchMany,
  log,
  syncProblems,
  syncSettings,
  terms,
  userFields,
};
