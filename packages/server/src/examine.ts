// What an examination from outside the server needs.
export {
  type ExaminedAddress,
  openExaminedAddress,
  type ServiceAccess,
  storeProfile,
} from "./admin/examine-address.ts";
