import type { Random } from "./random.ts";

/**
 * An answer to GetActors, written as awkwardly as XML allows and now and then a little more: other prefixes,
 * attributes, comments, sections and references between and in everything. For tests.
 */
export function awkwardMessage(random: Random): string {
  const write = new AwkwardWriter(random);
  const result = write.shuffled([
    write.element("IsOk", random.of(["true", "false", "1", "", " True "])),
    write.leaf("State", "Ok"),
    write.leaf("TechExplanation"),
    write.element("Actors", random.some(3, () => write.actor()).join(write.gap())),
  ]);
  const answer = write.element("WSGetActorsResponse", write.element("WSGetActorsResult", result));
  const fault = `<Fault><faultcode>s:Server</faultcode><faultstring>${write.text()}</faultstring><detail>${write.gap()}${write.leaf("a")}</detail></Fault>`;
  const body = write.element("Body", random.once(20) ? fault : answer);
  return write.prologue() + write.element("Envelope", body) + write.gap();
}

const DECLARATIONS = [
  "",
  "",
  '<?xml version="1.0" encoding="utf-8"?>',
  "<?xml version='1.0'?>\r\n",
  '<?xml  version = "1.0"  encoding="UTF-8" standalone="yes" ?>',
  '\uFEFF<?xml version="1.0"?>',
  '<?xml version="1.1"?>',
  '<?xml version="1.0"?><!-- who knows -->',
  " ",
] as const;

const TEXTS = [
  "Bergström & Co",
  "[I:14]",
  "a]]b",
  "",
  " ",
  "\t\n",
  "🙂",
  "Ünïcødé",
  "x > y",
  "0",
  "\uFFFE",
  "\u0001",
  "a\u0085b\u2028c",
  "__proto__",
] as const;

const RAW_PIECES = [
  "&#xD;",
  "&#13;\n",
  "\r\n",
  "\r",
  "&lt;",
  "&#x1F642;",
  "&#xD83D;",
  "&#xDE42;",
  "&#x1;",
  "&#0;",
  "&#xFFFE;",
  "&amp;amp;",
  "<![CDATA[]]>",
  "<![CDATA[<a>&amp;]]]]>",
  "<![CDATA[\r\u0002]]>",
  "<!-- c -->",
  "<?p i?>",
  "<b/>",
  "]]&gt;",
  "&#x0041;",
  "&#0000065;",
  "&quot;&apos;",
] as const;

const ATTRIBUTES = [
  ' i:nil="false"',
  ' xmlns:q="urn:q"',
  " a='x&#xA;y\tz>'",
  '\n b = "&lt;"',
  " c='\"' d=\"'\"",
  ' i:type="q:Thing"',
  " é='1'",
] as const;

const NIL_ATTRIBUTES = [' i:nil="true"', " nil='1'", " x:nil = ' true '"] as const;

/** Writes elements whose content is up to the caller and whose form is up to chance. */
class AwkwardWriter {
  private readonly random: Random;
  private readonly isPlain: boolean;
  private readonly prefix: string;

  constructor(random: Random) {
    this.random = random;
    // Most messages of the field hold nothing odd at all: these must be there too.
    this.isPlain = random.once(3);
    this.prefix = random.of(["", "a:", "d4p1:", "é:", ":"]);
  }

  prologue(): string {
    return this.random.of(DECLARATIONS);
  }

  actor(): string {
    const members = [
      this.leaf("ActorType", "Customer"),
      this.leaf("ErpKey"),
      this.element("FieldValues", this.entries()),
      this.leaf("LastModified", "[DT:12/31/2013 23:59:59.0000000]"),
      this.random.once(9) ? this.leaf("Unheard") : "",
    ];
    return this.element("ErpActorWS", this.shuffled(members));
  }

  leaf(name: string, text = ""): string {
    const nil = !this.isPlain && this.random.once(12) ? this.random.of(NIL_ATTRIBUTES) : "";
    return this.element(name, text === "" ? this.text() : text, nil);
  }

  element(name: string, content: string, nil = ""): string {
    const { random } = this;
    const qualified = this.prefix + name;
    const attributes = nil + (this.isPlain ? "" : this.attributes());
    if (content === "" && random.once(2)) return `<${qualified}${attributes}${this.space()}/>`;
    return `<${qualified}${attributes}${this.space()}>${content}</${qualified}${this.space()}>`;
  }

  text(): string {
    const { random } = this;
    const escaped = random.of(TEXTS).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return this.isPlain || random.once(2)
      ? escaped
      : escaped + random.some(3, () => random.of(RAW_PIECES)).join("");
  }

  /** What may stand between elements. */
  gap(): string {
    const { random } = this;
    return this.isPlain || random.once(2)
      ? ""
      : random.of(["\n  ", "\r\n", "<!-- - -->", "<?x?>", "<?x y??>", " "]);
  }

  shuffled(parts: string[]): string {
    const { random } = this;
    const inOrder = this.isPlain || !random.once(4) ? parts : parts.toSorted(() => random.below(3) - 1);
    return this.gap() + inOrder.join(this.gap()) + this.gap();
  }

  private entries(): string {
    const { random } = this;
    let count = 0;
    const key = () => (random.once(4) ? this.text() : random.of(["NAME", "NUMBER", "CITY"]) + ++count);
    return random
      .some(6, () =>
        this.element("KeyValueOfstringstring", this.element("Key", key()) + this.gap() + this.leaf("Value")),
      )
      .join(this.gap());
  }

  private attributes(): string {
    return this.random.once(4)
      ? this.random.of(ATTRIBUTES) + (this.random.once(9) ? this.random.of(ATTRIBUTES) : "")
      : "";
  }

  private space(): string {
    return this.isPlain || !this.random.once(8) ? "" : this.random.of([" ", "\n", "\r\n\t"]);
  }
}
