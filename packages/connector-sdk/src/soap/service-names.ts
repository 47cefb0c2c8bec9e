import { type SoapDialect, WCF_DIALECT } from "@brygga/protocol";

/** What a SOAP service calls itself: its namespaces and the names of its two contracts. */
export type ServiceNames = Pick<
  SoapDialect,
  | "serviceNamespace"
  | "dataNamespace"
  | "arraysNamespace"
  | "authNamespace"
  | "contractName"
  | "authContractName"
>;

/** The dialect that a service with these names speaks; in all else, and in what is left out, it is as WCF's. */
export const dialectOf = (names: Partial<ServiceNames> = {}): SoapDialect => ({ ...WCF_DIALECT, ...names });
