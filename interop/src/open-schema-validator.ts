import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Validates messages against the schemas of a WSDL, with libxml2. */
export interface SchemaValidator {
  /** What is wrong with the content of the message's body; empty when it is valid. */
  problemsOf(message: string): Promise<string[]>;
  close(): Promise<void>;
}

/** @param program a Python that has lxml, as every Python with zeep does */
export function openSchemaValidator(program: string, wsdlFile: string): SchemaValidator {
  const script = fileURLToPath(new URL("./clients/schema-validator.py", import.meta.url));
  const child = spawn(program, [script, wsdlFile], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    problemsOf: async (message) => {
      child.stdin.write(`${JSON.stringify(message)}\n`);
      const line = await lines.next();
      if (line.done) throw new Error("the validator ended; its complaint stands above");
      return z.array(z.string()).parse(JSON.parse(line.value));
    },
    close: async () => {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}
