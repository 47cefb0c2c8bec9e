import type { FailureValues } from "../connector-failure.ts";
import type { Words } from "../words.ts";
import type { PluginEnd, PluginProblem } from "./plugin-end.ts";

export function pluginNotFoundWords({ plugin, known, broken }: FailureValues): Words {
  const has = known
    ? { en: `The ones that are there: ${known}.`, sv: `De som finns är: ${known}.` }
    : { en: "There are none at all.", sv: "Det finns inga alls." };
  const unusable = broken
    ? {
        en: ` Could not be loaded: ${broken}; the log says why.`,
        sv: ` Gick inte att ladda: ${broken}; loggen säger varför.`,
      }
    : { en: "", sv: "" };
  return {
    en: `There is no plugin connector called ${plugin}. ${has.en}${unusable.en} Correct the name after plugin://, or put the plugin into the folder that BRYGGA_CONNECTORS names.`,
    sv: `Det finns ingen insticksconnector som heter ${plugin}. ${has.sv}${unusable.sv} Rätta namnet efter plugin://, eller lägg insticket i mappen som BRYGGA_CONNECTORS anger.`,
  };
}

const REASONS: Readonly<Record<PluginProblem, (why: string) => Words>> = {
  load: (why) => ({ en: `it could not be loaded (${why})`, sv: `det gick inte att ladda (${why})` }),
  "not-started": (why) => ({
    en: `its process could not be started (${why})`,
    sv: `dess process gick inte att starta (${why})`,
  }),
  start: (why) => ({
    en: `it was not ready within ${why} seconds`,
    sv: `det blev inte klart inom ${why} sekunder`,
  }),
  exit: (why) => ({ en: `it ended itself (code ${why})`, sv: `det avslutade sig självt (kod ${why})` }),
  crash: (why) => ({ en: `it crashed (${why})`, sv: `det kraschade (${why})` }),
  memory: () => ({
    en: "it took more memory than a plugin may (BRYGGA_PLUGIN_MEMORY_MB)",
    sv: "det tog mer minne än ett instick får (BRYGGA_PLUGIN_MEMORY_MB)",
  }),
  hang: () => ({
    en: "it hung and did not react to anything any more, so it was ended",
    sv: "det hängde sig och reagerade inte längre, så det avslutades",
  }),
  garbage: (why) => ({
    en: `it answered something that does not belong to the contract (${why})`,
    sv: `det svarade något som inte hör till kontraktet (${why})`,
  }),
  stopped: () => ({ en: "Brygga is being stopped", sv: "Brygga håller på att stoppas" }),
};

/** Nothing else of Brygga is touched by it, and the plugin is started anew by itself. */
export function pluginFailedWords({ plugin, problem, why, seconds }: FailureValues): Words {
  const reason = (REASONS[problem as PluginProblem] ?? REASONS.crash)(String(why ?? ""));
  const next =
    seconds === undefined
      ? {
          en: "It is started again when it is called next. If this comes back, tell whoever makes the plugin; Brygga's log has what it printed.",
          sv: "Det startas igen vid nästa anrop. Om detta återkommer, kontakta den som gör insticket; det som det skrev ut finns i Bryggas logg.",
        }
      : {
          en: `That has happened several times; it is started again in ${seconds} seconds at the earliest. Tell whoever makes the plugin; Brygga's log has what it printed.`,
          sv: `Det har hänt flera gånger; det startas igen tidigast om ${seconds} sekunder. Kontakta den som gör insticket; det som det skrev ut finns i Bryggas logg.`,
        };
  return {
    en: `The plugin connector ${plugin} did not answer: ${reason.en}. Nothing of its answer was used. ${next.en}`,
    sv: `Insticksconnectorn ${plugin} svarade inte: ${reason.sv}. Inget av dess svar har använts. ${next.sv}`,
  };
}

/** Why a plugin that was found offers no connector. */
export function loadProblemWords({ problem, why }: PluginEnd): Words {
  const { en, sv } = REASONS[problem](why);
  return { en: `It cannot be used: ${en}.`, sv: `Det kan inte användas: ${sv}.` };
}

export const NO_FILE: Words = {
  en: "There is no file to load. Put an index.ts or index.js into the folder, or name a file of it under brygga.connectors in its package.json.",
  sv: "Det finns ingen fil att ladda. Lägg en index.ts eller index.js i mappen, eller ange en av dess filer under brygga.connectors i dess package.json.",
};

export const nameTakenWords = (source: string): Words => ({
  en: `${source} has a connector of this name, too, and that is the one that is used. Remove one of them.`,
  sv: `${source} har också en connector med detta namn, och det är den som används. Ta bort en av dem.`,
});
