import type { Message } from "../soap/message.ts";
import { type DeclaredMember, type DeclaredType, membersOfType, typeOfElement } from "./declared-members.ts";
import type { BoundOperation, WsdlSet } from "./wsdl-set.ts";

/** An operation of the contract as a service declares it. */
export interface FoundOperation {
  readonly message: Message;
  readonly operation: BoundOperation;
  /** Name and namespace of the request element. */
  readonly element: string;
  readonly namespace: string;
  /** The element that holds the request; null where the operation has none, or where it is not known. */
  readonly parameter: Pick<DeclaredMember, "name" | "namespace" | "type"> | null;
}

/** Finds an operation by the contract's name: as it is, without the `WS`, in any case. */
export function findOperation(
  set: WsdlSet,
  message: Message,
  operations: readonly BoundOperation[],
): FoundOperation | null {
  const wanted = [message.element, message.element.replace(/^WS/, "")];
  const names = wanted.flatMap((name) => [(each: string) => each === name, sameLetters(name)]);
  for (const matches of names) {
    const operation = operations.find(({ name }) => matches(name));
    if (operation !== undefined) return { message, operation, ...requestOf(set, operation) };
  }
  return null;
}

const sameLetters = (name: string) => (other: string) => other.toLowerCase() === name.toLowerCase();

function requestOf(
  set: WsdlSet,
  { name, namespace, input }: BoundOperation,
): Pick<FoundOperation, "element" | "namespace" | "parameter"> {
  const [part] = input;
  if (part?.element) {
    const [parameter = null] = membersOfType(set, typeOfElement(set, part.element));
    return { element: part.element.name, namespace: part.element.namespace, parameter };
  }
  // rpc style: the operation itself is the element, and its parts stand in it without a namespace.
  const type: DeclaredType = { name: part?.type ?? null, inline: null };
  return {
    element: name,
    namespace,
    parameter: part === undefined ? null : { name: part.name, namespace: "", type },
  };
}
