import type { Link } from "../model/model.ts";
import type { Absence, AbsenceStore, Absences } from "../model/presence.ts";

/** Actors in doubt, in memory. Links are the journal's. */
export class FakeAbsences implements AbsenceStore {
  readonly #links: () => readonly Link[];
  readonly #noted = new Map<number, Date>();
  readonly #goneAt = new Map<number, Date>();

  constructor(links: () => readonly Link[]) {
    this.#links = links;
  }

  get noted(): ReadonlyMap<number, Date> {
    return this.#noted;
  }

  async notedBefore(moment: Date, limit: number): Promise<readonly Absence[]> {
    return this.#all()
      .filter(({ link, since }) => link.state === "active" && since <= moment)
      .slice(0, limit);
  }

  async of(linkIds: readonly number[]): Promise<readonly Absence[]> {
    return this.#all().filter(({ link }) => linkIds.includes(link.id));
  }

  async neighbours(link: Link, limit: number, except: readonly number[]): Promise<readonly Link[]> {
    return this.#links()
      .filter((other) => other.actorType === link.actorType && other.state === "active")
      .filter(({ id }) => id !== link.id && !this.#noted.has(id) && !except.includes(id))
      .slice(0, limit);
  }

  async extent(since: Date): Promise<{ links: number; gone: number }> {
    const gone = this.#links().filter(({ id, state }) => {
      const at = this.#goneAt.get(id);
      return state === "missing-in-erp" && at !== undefined && at >= since;
    });
    return { links: this.#links().length, gone: gone.length };
  }

  commit({ noted, at, over }: Absences): void {
    for (const linkId of noted) this.#noted.set(linkId, at);
    for (const linkId of over) {
      this.#noted.delete(linkId);
      this.#goneAt.set(linkId, at);
    }
  }

  #all(): readonly Absence[] {
    return this.#links().flatMap((link) => {
      const since = this.#noted.get(link.id);
      return since === undefined ? [] : [{ link, since }];
    });
  }
}
