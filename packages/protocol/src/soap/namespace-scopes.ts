/** Which namespace each prefix stands for, at every depth of a message. */
export class NamespaceScopes {
  private readonly scopes: (ReadonlyMap<string, string> | null)[] = [];
  private declared: Map<string, string> | null = null;

  /** Takes an attribute of the element that is about to be opened. */
  attribute(name: string, value: string): void {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) return;
    this.declared ??= new Map();
    this.declared.set(name === "xmlns" ? "" : name.slice(6), value.trim());
  }

  open(): void {
    this.scopes.push(this.declared);
    this.declared = null;
  }

  close(): void {
    this.scopes.pop();
  }

  /** The namespace of an element's qualified name, "" where its prefix is not bound. */
  namespaceOf(qualifiedName: string): string {
    const colon = qualifiedName.indexOf(":");
    const prefix = colon < 0 ? "" : qualifiedName.slice(0, colon);
    for (let depth = this.scopes.length - 1; depth >= 0; depth--) {
      const namespace = this.scopes[depth]?.get(prefix);
      if (namespace !== undefined) return namespace;
    }
    return "";
  }
}
