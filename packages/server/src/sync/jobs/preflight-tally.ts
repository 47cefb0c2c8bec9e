import type { Finding, Preflight } from "@brygga/sync-engine";
import { z } from "zod";
import type { JobItem } from "../../jobs/job.ts";

/** Records that are told of each kind of finding in a field; the others are only counted. */
const EXAMPLES = 10;
/** List items of a field that are told one by one, and counted; the others are counted together. */
const MAX_LIST_ITEMS = 200;

/** What has been told so far, so that no slice tells more: by kind of finding, how many, and of which list items. */
export const tallied = z.record(z.string(), z.object({ told: z.int(), items: z.array(z.string()) }));
export type Tallied = z.infer<typeof tallied>;

/** The name of a figure of a pre-flight: what is counted, in parts. */
export const figureName = (...parts: readonly string[]): string => JSON.stringify(parts);
export const partsOfFigure = (name: string): readonly string[] => z.array(z.string()).parse(JSON.parse(name));

/** Counts what a pre-flight finds, and keeps a few examples of each, however many records there are. */
export class Tally {
  readonly figures: Record<string, number> = {};
  readonly items: JobItem[] = [];
  readonly #actorType: string;
  #tallied: Tallied;

  constructor(before: Tallied, actorType: string) {
    this.#tallied = before;
    this.#actorType = actorType;
  }

  get tallied(): Tallied {
    return this.#tallied;
  }

  add({ findings, unreadable, differing }: Preflight): void {
    for (const [fieldKey, count] of Object.entries(differing)) this.#count(["differing", fieldKey], count);
    for (const finding of findings) this.#addFinding(finding);
    for (const { link, because } of unreadable) {
      this.#count(["unreadable", because]);
      if (!this.#mayTell(figureName("unreadable", because))) continue;
      const { id: linkId, entity, crmId, actorType, erpKey } = link;
      this.items.push({ category: "unreadable", linkId, entity, crmId, actorType, erpKey, reason: because });
    }
  }

  #addFinding(finding: Finding): void {
    const { side, code, erpFieldKey, details } = finding;
    this.#count(["finding", side, code, erpFieldKey]);
    const group = figureName(side, code, erpFieldKey);
    const item = details.item;
    if (item === undefined) {
      if (this.#mayTell(group)) this.items.push(this.#itemOf(finding));
      return;
    }
    const known = this.#knownItems(group);
    if (known.includes(item)) this.#count(["item", side, code, erpFieldKey, item]);
    else if (known.length < MAX_LIST_ITEMS) {
      this.#count(["item", side, code, erpFieldKey, item]);
      this.#tallied = { ...this.#tallied, [group]: { told: 0, items: [...known, item] } };
      this.items.push(this.#itemOf(finding));
    }
  }

  #knownItems(group: string): readonly string[] {
    return this.#tallied[group]?.items ?? [];
  }

  #mayTell(group: string): boolean {
    const told = this.#tallied[group]?.told ?? 0;
    if (told >= EXAMPLES) return false;
    this.#tallied = { ...this.#tallied, [group]: { told: told + 1, items: [] } };
    return true;
  }

  #count(parts: readonly string[], by = 1): void {
    const name = figureName(...parts);
    this.figures[name] = (this.figures[name] ?? 0) + by;
  }

  #itemOf({ side, code, value, details, link, ...place }: Finding): JobItem {
    return {
      category: "finding",
      linkId: link?.id ?? null,
      entity: link?.entity ?? null,
      crmId: link?.crmId ?? null,
      actorType: this.#actorType,
      erpKey: place.erpKey,
      erpFieldKey: place.erpFieldKey,
      crmFieldKey: place.crmFieldKey,
      target: side === "erp" ? "crm" : "erp",
      ...(side === "erp" ? { erpValue: value } : { crmValue: value }),
      reason: code,
      details,
    };
  }
}
