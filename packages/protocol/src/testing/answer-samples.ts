import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { okResult } from "../result.ts";
import { encodeResponse } from "../soap/encode.ts";
import { messageOfElement } from "../soap/message.ts";
import type { Sample } from "./fuzz-scanners.ts";

const FIXTURES = join(import.meta.dirname, "../soap/fixtures");
const WCF_SAMPLES = resolve(import.meta.dirname, "../../../../../shared/wire/samples");

/** Answers to begin a fuzz test with: our own, those of other stacks, and, where they are there, a real WCF service's. */
export function answerSamples(): readonly Sample[] {
  return [ownAnswer(), ...answersIn(FIXTURES, "response-"), ...answersIn(WCF_SAMPLES, "")];
}

function answersIn(folder: string, prefix: string): readonly Sample[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix) && !name.includes(".request."));
  return names
    .filter((name) => name.endsWith(".xml"))
    .map((name) => {
      const key = messageOfElement(name.split(/[.-]/, 1)[0] ?? "")?.key ?? "getActors";
      return { key, bytes: readFileSync(join(folder, name)) };
    });
}

function ownAnswer(): Sample {
  const actors = ["1", "2", "3"].map((erpKey) => ({
    actorType: "Customer",
    erpKey,
    fieldValues: { NAME: `Åkeri & Söner ${erpKey}`, PHONE: "+46 8 123 45 67", NOTE: "", SINCE: "[I:14]" },
    lastModified: "[DT:12/31/2013 23:59:59.0000000]",
    parentActorType: "",
    parentErpKey: "",
  }));
  return { key: "getActors", bytes: Buffer.from(encodeResponse("getActors", { ...okResult(), actors })) };
}
