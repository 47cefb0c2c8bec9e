import { type Learning, learn, learnedForm } from "../memory/learning.ts";
import type { ErpChange } from "../merge/record-merge.ts";
import type { FieldLearning } from "../model/ports.ts";

/** What a run learns of what the ERP does to its writes. The run itself goes on with what was known at its start. */
export class Lessons {
  readonly #known = new Map<string, Learning | undefined>();
  readonly #fresh = new Map<string, FieldLearning>();

  /** Takes note of what the ERP made of a text. */
  note(actorType: string, { transform, newValue, oldValue }: ErpChange, stored: string): void {
    if (!transform.isVerbatim) return;
    const { erpFieldKey, learning } = transform.field;
    const place = JSON.stringify([actorType, erpFieldKey]);
    const before = this.#known.has(place) ? this.#known.get(place) : learning;
    const after = learn(before, { sent: newValue, stored, before: oldValue });
    if (after === undefined || after === before) return;
    this.#known.set(place, after);
    const form = learnedForm(learning);
    const isFormLost = form !== null && form !== learnedForm(after);
    this.#fresh.set(place, { actorType, erpFieldKey, learning: after, isFormLost });
  }

  /** What is to be stored with the next commit. */
  take(): readonly FieldLearning[] {
    const taken = [...this.#fresh.values()];
    this.#fresh.clear();
    return taken;
  }
}
