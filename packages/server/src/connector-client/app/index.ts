export type { AppRegistry, RegisteredApp } from "./app-registry.ts";
export { APPLICATION_ID, applicationIn, appUrl } from "./app-url.ts";
export { clientsWithApps } from "./clients-with-apps.ts";
