import { type OperationDialect, type SoapDialect, WCF_DIALECT } from "../soap/dialect.ts";
import { MESSAGES, type Message, soapActionOf } from "../soap/message.ts";
import { type FoundOperation, findOperation } from "./find-operation.ts";
import { learnArrays, learnTypes } from "./learn-types.ts";
import { mostCommon } from "./most-common.ts";
import { flatMembers, spellMembers, unlessDefault } from "./spell-members.ts";
import { WsdlSet } from "./wsdl-set.ts";
import type { XmlElement } from "./xml-element.ts";

/** What the documents of one service say about how it spells the contract. */
export interface LearnedDialect {
  /** Complete: what the documents do not say is as a WCF service has it. */
  readonly dialect: SoapDialect;
  /** Operations of the contract that the service has, and those that it lacks, as `GetActors`; without Authenticate. */
  readonly operations: readonly string[];
  readonly missing: readonly string[];
  /** Where the service says that it listens; "" where it does not say. Nobody has checked it. */
  readonly address: string;
}

/**
 * Learns a dialect from a WSDL and whatever it imports, in any number of documents; those that are missing leave
 * gaps that the defaults fill.
 *
 * @returns null when the documents describe no operation of the contract.
 */
export function learnDialect(documents: readonly XmlElement[]): LearnedDialect | null {
  const set = new WsdlSet(documents);
  const bound = set.operations();
  const found = MESSAGES.flatMap((message) => findOperation(set, message, bound) ?? []);
  const own = found.filter(({ message }) => !message.isAuth);
  if (own.length === 0) return null;
  const base = baseDialect(set, found);
  const operations = found.flatMap((each) => {
    const spelling = spellOperation(each, base);
    return Object.keys(spelling).length === 0 ? [] : [[each.message.element, spelling] as const];
  });
  const known = new Set(own.map(({ message }) => message.key));
  const names = (isKnown: boolean) =>
    MESSAGES.filter(({ key, isAuth }) => !isAuth && known.has(key) === isKnown).map(contractName);
  return {
    dialect: {
      ...base,
      operations: Object.fromEntries(operations),
      types: learnTypes(set, found, base),
    },
    operations: names(true),
    missing: names(false),
    address: own.find(({ operation }) => operation.address !== "")?.operation.address ?? "",
  };
}

const contractName = ({ element }: Message): string => element.replace(/^WS/, "");

/** What most of the service's operations have in common; each then says where it differs. */
function baseDialect(set: WsdlSet, found: readonly FoundOperation[]): SoapDialect {
  const own = found.filter(({ message }) => !message.isAuth);
  const auth = found.find(({ message }) => message.isAuth);
  const namespaces = (operations: readonly FoundOperation[]) =>
    mostCommon(operations.flatMap(({ request }) => request.members.map(({ namespace }) => namespace)));
  return {
    ...WCF_DIALECT,
    ...learnArrays(set, own),
    serviceNamespace: mostCommon(own.map(({ request }) => request.namespace)) ?? WCF_DIALECT.serviceNamespace,
    dataNamespace: namespaces(own) ?? WCF_DIALECT.dataNamespace,
    authNamespace: (auth && namespaces([auth])) ?? WCF_DIALECT.authNamespace,
    contractName: mostCommon(own.map(({ operation }) => operation.portType)) || WCF_DIALECT.contractName,
    authContractName: auth?.operation.portType || WCF_DIALECT.authContractName,
    parameterName:
      mostCommon(own.flatMap(({ request }) => request.holder?.name ?? [])) ?? WCF_DIALECT.parameterName,
  };
}

function spellOperation(found: FoundOperation, base: SoapDialect): OperationDialect {
  const { message, operation } = found;
  const { element, namespace } = found.request;
  const soapAction = operation.soapAction;
  return {
    ...(element === message.element ? {} : { element }),
    ...(namespace === base.serviceNamespace ? {} : { namespace }),
    ...(soapAction === null || soapAction === soapActionOf(message.key, base) ? {} : { soapAction }),
    ...spellRequest(found, base),
    ...spellAnswer(found),
  };
}

function spellRequest({ message, request }: FoundOperation, base: SoapDialect): OperationDialect {
  const { holder, isBare, namespace, members } = request;
  const spelled = spellMembers(
    message.request,
    members,
    message.isAuth ? base.authNamespace : base.dataNamespace,
  );
  return {
    ...(isBare ? { isBare } : {}),
    ...(holder === null || holder.name === base.parameterName ? {} : { parameter: holder.name }),
    ...(holder === null || holder.namespace === namespace ? {} : { parameterNamespace: holder.namespace }),
    ...unlessDefault(message.request, spelled),
  };
}

/** Answers are read by local name: what matters is what their element is called, and which lists have none of their own. */
function spellAnswer({ message, request, answer }: FoundOperation): OperationDialect {
  const flatAnswers = flatMembers(message.response, answer.members);
  return {
    ...(answer.element === "" || answer.element === `${request.element}Response`
      ? {}
      : { response: answer.element }),
    ...(flatAnswers.length === 0 ? {} : { flatAnswers }),
  };
}
