import { z } from "zod";

/**
 * How one service spells the contract in SOAP: namespaces, actions and the few names that its WSDL may set
 * differently. Plain data, so that what was learned from a WSDL can be stored with the Sync Connector.
 */
export const soapDialect = z.object({
  /** Namespace of the operation elements and the parameter; also the start of every SOAPAction. */
  serviceNamespace: z.string(),
  /** Namespace of the members of requests and answers. */
  dataNamespace: z.string(),
  /** Namespace of the items of string arrays and dictionaries. */
  arraysNamespace: z.string(),
  /** Namespace of the members of Authenticate. */
  authNamespace: z.string(),
  contractName: z.string(),
  authContractName: z.string(),
  /** Name of the element that holds the request inside the operation element. */
  parameterName: z.string(),
  /** SOAPAction by operation element (`WSGetActors`), where it is not namespace + contract + operation. */
  soapActions: z.record(z.string(), z.string()),
  /** Result element by operation element, where it is not the operation's name + `Result`. */
  resultNames: z.record(z.string(), z.string()),
  /** Member names in their order by type name, where a service does not keep the DataContract order. */
  memberOrders: z.record(z.string(), z.array(z.string())),
});
export type SoapDialect = z.infer<typeof soapDialect>;

/** What a WCF service speaks that sets nothing of its own. */
export const WCF_DIALECT: SoapDialect = {
  serviceNamespace: "http://tempuri.org/",
  dataNamespace: "http://schemas.datacontract.org/2004/07/SuperOffice.ErpSync.ConnectorWS",
  arraysNamespace: "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
  authNamespace: "http://schemas.datacontract.org/2004/07/SuperOffice.SuperID.Contracts.V1",
  contractName: "IErpConnectorWS",
  authContractName: "IIntegrationServiceConnectorAuth",
  parameterName: "request",
  soapActions: {},
  resultNames: {},
  memberOrders: {},
};
