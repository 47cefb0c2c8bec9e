// What an examination from outside the server needs.
export { type ExaminationSettings, openExaminedAddress, storeProfile } from "./admin/examine-address.ts";
export type { ExaminedAddress, ServiceAccess } from "./admin/examined-address.ts";
