import type { CrmValue } from "../model/model.ts";
import { FIELD_KINDS, type FieldKey } from "./field-kinds.ts";
import type { Random } from "./random.ts";

/** Values that people enter. Most of them occur once in a schedule, so that it can be told where they went. */
export class ValueDrawer {
  readonly #random: Random;
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  crm(key: FieldKey): CrmValue {
    const random = this.#random;
    const number = this.#next();
    if (random.chance(0.12)) return null;
    switch (FIELD_KINDS[key].crm) {
      case "text":
        return this.#text(number).slice(0, FIELD_KINDS[key].crmMaxLength || undefined);
      case "integer":
        return number;
      case "decimal":
        return random.pick([`${number}`, `${number}.5`, `${number}.25`]);
      case "list":
        return random.pick(["a", "b", "c", "d"]);
      case "date":
        return `2026-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;
    }
  }

  wire(key: FieldKey): string {
    const random = this.#random;
    const number = this.#next();
    if (random.chance(0.12)) return "";
    switch (FIELD_KINDS[key].crm) {
      case "text":
        return this.#text(number);
      case "integer":
        return random.pick([`[I:${number}]`, `${number}`, `[I:${number}]`, "[I:many]"]);
      case "decimal":
        return random.pick([`[F:${number}.5]`, `[F:${number}.50]`, `[F:${number}]`, `[F:${number}.501]`]);
      case "list":
        return random.pick(["1", "2", "3", "4"]);
      case "date":
        return this.#datetime();
    }
  }

  #text(number: number): string {
    const random = this.#random;
    if (random.chance(0.2)) return random.pick(["x", "X", " x ", "y", "42"]);
    return random.pick([`v${number}`, `V${number}`, ` v${number} `, `${number}`, `quite a long v${number}`]);
  }

  #datetime(): string {
    const random = this.#random;
    const time = random.chance(0.8) ? "00:00:00.0000000" : "13:45:10.1230000";
    return `[DT:${twoDigits(random.between(1, 12))}/${twoDigits(random.between(1, 28))}/2026 ${time}]`;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");
