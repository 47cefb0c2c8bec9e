const MAX_LENGTH = 65_536;

/** Collects the detail of a fault, which has no fixed form: every text in it is kept with the name of its element. */
export class FaultDetail {
  private text = "";
  private readonly names: string[] = [];

  open(name: string): void {
    this.names.push(name);
  }

  /** Ends the element that was opened last, and answers all that is known so far. */
  close(content: string): string {
    const name = this.names.pop() ?? "";
    const text = content.trim();
    if (text === "" || this.text.length > MAX_LENGTH) return this.text;
    const line = this.names.length === 0 ? text : `${name}: ${text}`;
    this.text = this.text === "" ? line : `${this.text}\n${line}`;
    return this.text;
  }
}
