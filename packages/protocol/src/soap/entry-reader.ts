import { IS_PLAIN } from "./byte-classes.ts";
import { type BytePattern, patternOf } from "./byte-pattern.ts";
import type { ByteWindow } from "./byte-window.ts";
import { type Interned, InternTable } from "./intern-table.ts";
import type { TagName } from "./tag-name.ts";
import type { DictionaryEvents } from "./xml-events.ts";

const LESS = 0x3c;

/** Keys of fields are shorter than this; a longer one is read tag by tag. */
const MAX_KEY = 128;

/** One key, with the tags around it up to the value: `<entry><Key>NAME</Key><Value>`. */
class EntryLead implements Interned {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly pattern: BytePattern;
  /** The one that came after this one the last time. */
  next: EntryLead | null = null;

  constructor(key: Interned, pattern: BytePattern) {
    this.text = key.text;
    this.bytes = key.bytes;
    this.pattern = pattern;
  }
}

/**
 * Reads entries of a dictionary, of which a list of actors consists for the most part, whole: one comparison for
 * the tags and the key, one for the tags behind the value. It knows one spelling of the tags, and leaves every
 * entry that it does not recognise to whoever reads tag by tag.
 */
export class EntryReader {
  private readonly window: ByteWindow;
  private readonly names: readonly [entry: TagName, key: TagName, value: TagName];
  private readonly beforeKey: BytePattern;
  private readonly afterKey: BytePattern;
  private readonly afterValue: BytePattern;
  private readonly leads: InternTable<EntryLead>;
  private last: EntryLead | null = null;

  constructor(window: ByteWindow, names: readonly [entry: TagName, key: TagName, value: TagName]) {
    const [entry, key, value] = names;
    this.window = window;
    this.names = names;
    this.beforeKey = patternOf(entry.opening.bytes, key.opening.bytes);
    this.afterKey = patternOf(key.closing.bytes, value.opening.bytes);
    this.afterValue = patternOf(value.closing.bytes, entry.closing.bytes);
    this.leads = new InternTable((text, bytes) => new EntryLead({ text, bytes }, this.leadOf(bytes)));
  }

  isFor(entry: TagName, key: TagName, value: TagName): boolean {
    return entry === this.names[0] && key === this.names[1] && value === this.names[2];
  }

  /** Reads entries as long as it recognises them, and answers the offset behind the last. */
  read(from: number, dictionary: DictionaryEvents): number {
    const { data, end, view } = this.window;
    const { afterValue } = this;
    let at = from;
    for (;;) {
      const lead = this.leadAt(at);
      if (lead === null) return at;
      const start = at + lead.pattern.length;
      let next = start;
      let seen = 0;
      let byte = data[start] ?? 0;
      while (IS_PLAIN[byte] === 1) {
        seen |= byte;
        byte = data[++next] ?? 0;
      }
      if (byte !== LESS || next + afterValue.length > end || !afterValue.isAt(view, next)) return at;
      at = next + afterValue.length;
      dictionary.entry(
        lead.text,
        seen < 0x80 ? this.window.ascii(start, next) : this.window.text(start, next),
      );
    }
  }

  private leadAt(at: number): EntryLead | null {
    const { end, view } = this.window;
    const expected = this.last?.next ?? null;
    const isExpected =
      expected !== null && at + expected.pattern.length <= end && expected.pattern.isAt(view, at);
    const lead = isExpected ? expected : this.otherLeadAt(at);
    if (lead === null) return null;
    if (this.last !== null) this.last.next = lead;
    this.last = lead;
    return lead;
  }

  private otherLeadAt(at: number): EntryLead | null {
    const { data, end, view } = this.window;
    const { afterKey, beforeKey } = this;
    const start = at + beforeKey.length;
    if (start > end || !beforeKey.isAt(view, at)) return null;
    let next = start;
    while (isPlainAscii(data[next] ?? 0)) next++;
    const isWhole =
      next > start && next - start <= MAX_KEY && next + afterKey.length <= end && afterKey.isAt(view, next);
    return isWhole ? this.leads.at(data, start, next) : null;
  }

  private leadOf(key: Uint8Array): BytePattern {
    return patternOf(this.beforeKey.bytes, key, this.afterKey.bytes);
  }
}

const isPlainAscii = (byte: number): boolean => byte < 0x80 && IS_PLAIN[byte] === 1;
