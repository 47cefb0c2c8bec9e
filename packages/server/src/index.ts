// What stands beside a server that may be running, and loads fast: the server itself is `@brygga/server/serve`.
export { isFreeHeaderName } from "@brygga/api-contract";
export { createToken } from "./auth/sessions.ts";
export { addUser, findUser } from "./auth/users.ts";
export { type Config, loadConfig, StartError } from "./config.ts";
export { generatePassword } from "./first-start/generate-password.ts";
export { mendableError } from "./mendable-error.ts";
export { openInstallation } from "./open-installation.ts";
export { openUpToDate } from "./open-up-to-date.ts";
