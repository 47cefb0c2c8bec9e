import type { Message } from "../soap/message.ts";
import type { RecordPlan } from "../soap/plan.ts";
import { type DeclaredMember, membersOfType, typeOfElement } from "./declared-members.ts";
import type { BoundOperation, WsdlPart, WsdlSet } from "./wsdl-set.ts";

/** An operation of the contract as a service declares it. */
export interface FoundOperation {
  readonly message: Message;
  readonly operation: BoundOperation;
  readonly request: DeclaredMessage;
  readonly answer: DeclaredMessage;
}

/** One message as a service declares it. */
export interface DeclaredMessage {
  /** Name and namespace of its element; "" where it is not known. */
  readonly element: string;
  readonly namespace: string;
  /** The element in it that holds the members; null where they stand in it themselves, or where it has none. */
  readonly holder: Pick<DeclaredMember, "name" | "namespace"> | null;
  /** Whether the members stand in the element itself: the "bare" style, or one parameter for each member. */
  readonly isBare: boolean;
  readonly members: readonly DeclaredMember[];
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
    if (operation !== undefined) return foundOperation(set, message, operation);
  }
  return null;
}

const sameLetters = (name: string) => (other: string) => other.toLowerCase() === name.toLowerCase();

function foundOperation(set: WsdlSet, message: Message, operation: BoundOperation): FoundOperation {
  const { name, namespace, input, output } = operation;
  const answers = output.length > 0;
  return {
    message,
    operation,
    request: declaredMessage(set, message.request, { element: name, namespace, parts: input }),
    answer: declaredMessage(set, message.response, {
      ...{ element: answers ? `${name}Response` : "", namespace, parts: output },
    }),
  };
}

interface Parts {
  /** The element of rpc style, in which the parts stand without a namespace. */
  readonly element: string;
  readonly namespace: string;
  readonly parts: readonly WsdlPart[];
}

function declaredMessage(set: WsdlSet, plan: RecordPlan, rpc: Parts): DeclaredMessage {
  const own = rpc.parts.find(({ element }) => element !== null)?.element;
  if (own === undefined || own === null) {
    const { element, namespace } = rpc;
    return { element, namespace, ...heldIn(set, plan, rpc.parts.map(memberOfPart)) };
  }
  const { name: element, namespace } = own;
  return { element, namespace, ...heldIn(set, plan, membersOfType(set, typeOfElement(set, own))) };
}

const memberOfPart = ({ name, type }: WsdlPart): DeclaredMember => ({
  ...{ name, namespace: "", isRequired: true, isNillable: false, isMany: false },
  type: { name: type, inline: null },
});

function heldIn(
  set: WsdlSet,
  plan: RecordPlan,
  declared: readonly DeclaredMember[],
): Pick<DeclaredMessage, "holder" | "isBare" | "members"> {
  const [holder = null] = declared;
  const inner = holder === null ? [] : membersOfType(set, holder.type);
  const isBare = isRecordOf(plan, declared) && !isRecordOf(plan, inner);
  return isBare ? { holder: null, isBare, members: declared } : { holder, isBare, members: inner };
}

const isRecordOf = ({ members }: RecordPlan, declared: readonly DeclaredMember[]): boolean =>
  declared.some(({ name }) => members.some(({ wireName }) => sameLetters(wireName)(name)));
