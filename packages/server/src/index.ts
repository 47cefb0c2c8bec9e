export { isFreeHeaderName } from "@brygga/api-contract";
export {
  type ExaminedAddress,
  openExaminedAddress,
  type ServiceAccess,
  storeProfile,
} from "./admin/examine-address.ts";
export { type AppAdministration, openAppAdministration } from "./app-administration.ts";
export { createToken } from "./auth/sessions.ts";
export { addUser, findUser } from "./auth/users.ts";
export { type Config, loadConfig, StartError } from "./config.ts";
export { generatePassword } from "./first-start/generate-password.ts";
export { openInstallation } from "./open-installation.ts";
export { openUpToDate } from "./open-up-to-date.ts";
export { serve } from "./serve.ts";
