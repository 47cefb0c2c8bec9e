import { setTimeout as sleep } from "node:timers/promises";
import type { ServerProcess } from "./server-process.ts";
import { MAPPED_FIELDS, type MappedErpField, type SyncWorld } from "./sync-world.ts";

/**
 * A field of a linked record that is edited on one side alone. So are the other fields of the record: what is edited
 * in an ERP between GetActors and SaveActors is overwritten where the actor has to be sent whole, killed or not. The
 * contract has no version of an actor by which that could be noticed, and the kills are not about it.
 */
export interface EditedField {
  readonly side: "erp" | "crm";
  readonly erpKey: string;
  readonly erpFieldKey: MappedErpField;
  /** What was written, oldest first; every value is found nowhere else. */
  readonly values: string[];
  /** How many of the values are at least known to be kept: an edit is not, whose answer did not come. */
  kept: number;
}

const EDITED_IN_ERP = ["NAME", "POSTALAD1", "POSTALCITY"] as const;
const EDITED_IN_CRM = ["POSTALZIP", "PHONE", "EMAIL"] as const;

/** People at work on both sides of a {@link SyncWorld}, and what they have written. */
export class EditLoad {
  readonly fields: readonly EditedField[];
  readonly #world: SyncWorld;
  readonly #token: string;
  readonly #random: (below: number) => number;
  #edits = 0;

  constructor(world: SyncWorld, { token, random }: { token: string; random: (below: number) => number }) {
    this.#world = world;
    this.#token = token;
    this.#random = random;
    this.fields = [...world.companyIds.keys()].flatMap((erpKey, index) =>
      index % 2 === 0
        ? EDITED_IN_ERP.map((erpFieldKey) => edited("erp", erpKey, erpFieldKey))
        : EDITED_IN_CRM.map((erpFieldKey) => edited("crm", erpKey, erpFieldKey)),
    );
  }

  /** Edits through the server and in the ERP, and asks for one cycle after the other, until the signal. */
  async run(server: ServerProcess, signal: AbortSignal): Promise<void> {
    const cycling = this.#askForCycles(server, signal);
    while (!signal.aborted) {
      const field = this.fields[this.#random(this.fields.length)];
      if (field !== undefined) await this.#edit(server, field);
      await sleep(this.#random(20));
    }
    await cycling;
  }

  /** @returns the counts of a cycle, of which nobody interferes with what it does. */
  sync(server: ServerProcess): Promise<Response> {
    return this.#send(server, { method: "POST", path: "/sync-engine/sync", body: {} });
  }

  async #askForCycles(server: ServerProcess, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) await this.sync(server).catch(whenKilled);
  }

  async #edit(server: ServerProcess, field: EditedField): Promise<void> {
    const value = `${field.side === "erp" ? "E" : "C"}${++this.#edits}`;
    field.values.push(value);
    const isKept = field.side === "erp" ? this.#editErp(field, value) : this.#editCrm(server, field, value);
    if (await isKept) field.kept = field.values.length;
  }

  async #editErp({ erpKey, erpFieldKey }: EditedField, value: string): Promise<true> {
    await this.#world.erp.edit("Customer", erpKey, { [erpFieldKey]: value });
    return true;
  }

  async #editCrm(
    server: ServerProcess,
    { erpKey, erpFieldKey }: EditedField,
    value: string,
  ): Promise<boolean> {
    const path = `/companies/${this.#world.companyIds.get(erpKey)}`;
    const body = { [MAPPED_FIELDS[erpFieldKey]]: value };
    const response = await this.#send(server, { method: "PATCH", path, body }).catch(whenKilled);
    if (response === undefined) return false;
    if (!response.ok) throw new Error(`PATCH ${path}: ${response.status} ${await response.text()}`);
    return true;
  }

  #send({ api }: ServerProcess, { method, path, body }: { method: string; path: string; body: object }) {
    return fetch(`${api}${path}`, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(body),
    });
  }
}

const edited = (side: "erp" | "crm", erpKey: string, erpFieldKey: MappedErpField): EditedField => ({
  side,
  erpKey,
  erpFieldKey,
  values: [],
  kept: 0,
});

/** The connection broke off: whether the server has done what it was asked for is not known. */
function whenKilled(error: unknown): undefined {
  if (error instanceof TypeError) return undefined;
  throw error;
}
