import type { TagName } from "./tag-name.ts";

/** The elements that are open, and which one to expect next by what came next before. */
export class ElementStack {
  depth = 0;

  /** The first `depth` of them are open. */
  private readonly names: TagName[] = [];
  private last: TagName | null = null;
  private hasJustOpened = false;

  /** The innermost element that is open; undefined where none is. */
  get top(): TagName | undefined {
    return this.depth === 0 ? undefined : this.names[this.depth - 1];
  }

  get expected(): TagName | null {
    const { last } = this;
    if (last === null) return null;
    return this.hasJustOpened ? last.afterOpening : last.afterClosing;
  }

  /** Notes that it was this element that came, to be expected the next time. */
  learn(name: TagName): void {
    if (this.last === null) return;
    if (this.hasJustOpened) this.last.afterOpening = name;
    else this.last.afterClosing = name;
  }

  open(name: TagName): void {
    this.names[this.depth++] = name;
    this.last = name;
    this.hasJustOpened = true;
  }

  close(): void {
    this.last = this.names[--this.depth] ?? null;
    this.hasJustOpened = false;
  }

  /** Elements of this name were opened and closed by somebody else. */
  passed(name: TagName): void {
    this.last = name;
    this.hasJustOpened = false;
  }
}
