import type { Actor } from "@brygga/protocol";
import type { Edit, SampleSize } from "./edit-journal.ts";
import { generateFieldValues } from "./generate-actor.ts";
import { SAMPLE_ACTOR_TYPES, type SampleActorType } from "./sample-fields.ts";

/** One more than the highest stamp so far is the next one: LastModified only ever grows. */
const FIRST_STAMP = 1_000_001;

const KEY_PREFIX: Readonly<Record<SampleActorType, string>> = {
  Customer: "C",
  Supplier: "S",
  Person: "P",
  Project: "J",
};

const keyOf = (actorType: SampleActorType, index: number): string => `${KEY_PREFIX[actorType]}${index + 1}`;

/** The actors of a sample ERP, in memory. */
export class SampleData {
  private readonly tables = new Map<string, Map<string, Actor>>();
  private readonly nextIndexes = new Map<string, number>();
  private lastStamp = FIRST_STAMP - 1;

  constructor(size: SampleSize) {
    for (const actorType of SAMPLE_ACTOR_TYPES) this.generate(actorType, size);
  }

  table(actorType: string): ReadonlyMap<string, Actor> {
    return this.mutableTable(actorType);
  }

  /** Carries out an edit of the journal. */
  apply(edit: Edit): void {
    if (edit.edit === "removed") {
      this.mutableTable(edit.actorType).delete(edit.erpKey);
      return;
    }
    const { actor } = edit;
    this.mutableTable(actor.actorType).set(actor.erpKey, actor);
    this.lastStamp = Math.max(this.lastStamp, Number(actor.lastModified));
    const index = Number(actor.erpKey.slice(1)) - 1;
    this.nextIndexes.set(actor.actorType, Math.max(this.nextIndex(actor.actorType), index + 1));
  }

  nextStamp(): string {
    this.lastStamp++;
    return String(this.lastStamp);
  }

  /** The place of the next new actor of a type; a key is never used twice. */
  takeIndex(actorType: SampleActorType): { index: number; erpKey: string } {
    const index = this.nextIndex(actorType);
    this.nextIndexes.set(actorType, index + 1);
    return { index, erpKey: keyOf(actorType, index) };
  }

  private generate(actorType: SampleActorType, size: SampleSize): void {
    const count = countOf(actorType, size);
    const table = this.mutableTable(actorType);
    for (let index = 0; index < count; index++) {
      const erpKey = keyOf(actorType, index);
      const fieldValues = generateFieldValues(actorType, index, size.seed);
      const parent = actorType === "Person" ? parentOf(index, size) : NO_PARENT;
      table.set(erpKey, { actorType, erpKey, fieldValues, lastModified: this.nextStamp(), ...parent });
    }
    this.nextIndexes.set(actorType, count);
  }

  private mutableTable(actorType: string): Map<string, Actor> {
    const table = this.tables.get(actorType) ?? new Map<string, Actor>();
    this.tables.set(actorType, table);
    return table;
  }

  private nextIndex(actorType: string): number {
    return this.nextIndexes.get(actorType) ?? 0;
  }
}

function countOf(actorType: SampleActorType, size: SampleSize): number {
  const counts: Readonly<Record<SampleActorType, number>> = {
    Customer: size.customers,
    Supplier: size.suppliers,
    Person: size.persons,
    Project: size.projects,
  };
  return counts[actorType];
}

type Parent = Pick<Actor, "parentActorType" | "parentErpKey">;

const NO_PARENT: Parent = { parentActorType: "", parentErpKey: "" };

/** Every tenth person works at a supplier, the others are shared out among the customers. */
function parentOf(index: number, { customers, suppliers }: SampleSize): Parent {
  const atSupplier = suppliers > 0 && (index % 10 === 9 || customers === 0);
  if (atSupplier) return { parentActorType: "Supplier", parentErpKey: keyOf("Supplier", index % suppliers) };
  if (customers === 0) return NO_PARENT;
  return { parentActorType: "Customer", parentErpKey: keyOf("Customer", index % customers) };
}
