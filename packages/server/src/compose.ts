import { type AuthService, createAuthService } from "./auth/auth-service.ts";
import type { Config } from "./config.ts";
import { type CrmService, createCrmService } from "./crm/crm-service.ts";
import type { Db } from "./db/database.ts";
import type { Secrets } from "./secrets.ts";

/** What the server is made of; routes get it whole. */
export interface Services {
  readonly config: Config;
  readonly db: Db;
  readonly secrets: Secrets;
  readonly auth: AuthService;
  readonly crm: CrmService;
}

export interface Foundation {
  readonly config: Config;
  readonly db: Db;
  readonly secrets: Secrets;
}

/** Puts the parts together, in the order of their dependencies. */
export function compose({ config, db, secrets }: Foundation): Services {
  const auth = createAuthService({ db, now: () => new Date() });
  const crm = createCrmService({ db });
  return { config, db, secrets, auth, crm };
}
