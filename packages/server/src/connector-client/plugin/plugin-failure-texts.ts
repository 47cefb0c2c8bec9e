import type { FailureValues } from "../connector-failure.ts";
import { secondsInWords } from "../counted-words.ts";
import type { Words } from "../words.ts";
import type { PluginEnd, PluginProblem } from "./plugin-end.ts";

/** Parts are put together in each language, so none may lack. */
type AllWords = Required<Words>;

export function pluginNotFoundWords({ plugin, known, broken }: FailureValues): AllWords {
  const has = knownWords(known);
  const unusable = brokenWords(broken);
  return {
    en: `There is no plugin connector called ${plugin}. ${has.en}${unusable.en} Correct the name after plugin://, or put the plugin into the folder that BRYGGA_CONNECTORS names.`,
    sv: `Det finns ingen insticksconnector som heter ${plugin}. ${has.sv}${unusable.sv} Rätta namnet efter plugin://, eller lägg insticket i mappen som BRYGGA_CONNECTORS anger.`,
    nb: `Ingen programtillegg har en connector som heter ${plugin}. ${has.nb}${unusable.nb} Rett navnet etter plugin://, eller legg programtillegget i mappen som BRYGGA_CONNECTORS angir.`,
    da: `Der er ingen plugin-connector, der hedder ${plugin}. ${has.da}${unusable.da} Ret navnet efter plugin://, eller læg pluginen i den mappe, som BRYGGA_CONNECTORS angiver.`,
    de: `Es gibt keinen Plug-in-Connector mit dem Namen ${plugin}. ${has.de}${unusable.de} Korrigieren Sie den Namen nach plugin://, oder legen Sie das Plug-in in den Ordner, den BRYGGA_CONNECTORS angibt.`,
    nl: `Er is geen plug-inconnector met de naam ${plugin}. ${has.nl}${unusable.nl} Corrigeer de naam na plugin://, of zet de plug-in in de map die BRYGGA_CONNECTORS aangeeft.`,
  };
}

/** @param known names of connectors; nothing where there are none */
function knownWords(known: string | number | undefined): AllWords {
  return known
    ? {
        en: `The ones that are there: ${known}.`,
        sv: `De som finns är: ${known}.`,
        nb: `De som finnes, er: ${known}.`,
        da: `De, der findes, er: ${known}.`,
        de: `Vorhanden sind: ${known}.`,
        nl: `Wel aanwezig: ${known}.`,
      }
    : {
        en: "There are none at all.",
        sv: "Det finns inga alls.",
        nb: "Det finnes ingen i det hele tatt.",
        da: "Der er slet ingen.",
        de: "Es sind überhaupt keine vorhanden.",
        nl: "Er zijn er helemaal geen.",
      };
}

/** @param broken files, folders or packages; nothing where there are none */
function brokenWords(broken: string | number | undefined): AllWords {
  return broken
    ? {
        en: ` Could not be loaded: ${broken}; the log says why.`,
        sv: ` Gick inte att ladda: ${broken}; loggen säger varför.`,
        nb: ` Kunne ikke lastes inn: ${broken}; loggen sier hvorfor.`,
        da: ` Kunne ikke indlæses: ${broken}; loggen siger hvorfor.`,
        de: ` Nicht geladen werden konnten: ${broken}; den Grund nennt das Protokoll.`,
        nl: ` Kon niet worden geladen: ${broken}; in het logboek staat waarom.`,
      }
    : { en: "", sv: "", nb: "", da: "", de: "", nl: "" };
}

const REASONS: Readonly<Record<PluginProblem, (why: string) => AllWords>> = {
  load: (why) => ({
    en: `it could not be loaded (${why})`,
    sv: `det gick inte att ladda (${why})`,
    nb: `programtillegget kunne ikke lastes inn (${why})`,
    da: `pluginen kunne ikke indlæses (${why})`,
    de: `Das Plug-in konnte nicht geladen werden (${why})`,
    nl: `de plug-in kon niet worden geladen (${why})`,
  }),
  "not-started": (why) => ({
    en: `its process could not be started (${why})`,
    sv: `dess process gick inte att starta (${why})`,
    nb: `prosessen til programtillegget kunne ikke startes (${why})`,
    da: `pluginens proces kunne ikke startes (${why})`,
    de: `Der Prozess des Plug-ins konnte nicht gestartet werden (${why})`,
    nl: `het proces van de plug-in kon niet worden gestart (${why})`,
  }),
  start: (why, counted = secondsInWords(why)) => ({
    en: `it was not ready within ${counted.en}`,
    sv: `det blev inte klart inom ${counted.sv}`,
    nb: `programtillegget ble ikke klart innen ${counted.nb}`,
    da: `pluginen blev ikke klar inden for ${counted.da}`,
    de: `Das Plug-in war nicht innerhalb von ${counted.de} bereit`,
    nl: `de plug-in was niet binnen ${counted.nl} gereed`,
  }),
  exit: (why) => ({
    en: `it ended itself (code ${why})`,
    sv: `det avslutade sig självt (kod ${why})`,
    nb: `programtillegget avsluttet seg selv (kode ${why})`,
    da: `pluginen afsluttede sig selv (kode ${why})`,
    de: `Das Plug-in hat sich selbst beendet (Code ${why})`,
    nl: `de plug-in heeft zichzelf beëindigd (code ${why})`,
  }),
  crash: (why) => ({
    en: `it crashed (${why})`,
    sv: `det kraschade (${why})`,
    nb: `programtillegget krasjet (${why})`,
    da: `pluginen gik ned (${why})`,
    de: `Das Plug-in ist abgestürzt (${why})`,
    nl: `de plug-in is gecrasht (${why})`,
  }),
  memory: () => ({
    en: "it took more memory than a plugin may (BRYGGA_PLUGIN_MEMORY_MB)",
    sv: "det tog mer minne än ett instick får (BRYGGA_PLUGIN_MEMORY_MB)",
    nb: "programtillegget brukte mer minne enn et programtillegg har lov til (BRYGGA_PLUGIN_MEMORY_MB)",
    da: "pluginen brugte mere hukommelse, end en plugin må (BRYGGA_PLUGIN_MEMORY_MB)",
    de: "Das Plug-in hat mehr Speicher belegt, als ein Plug-in belegen darf (BRYGGA_PLUGIN_MEMORY_MB)",
    nl: "de plug-in gebruikte meer geheugen dan een plug-in mag gebruiken (BRYGGA_PLUGIN_MEMORY_MB)",
  }),
  hang: () => ({
    en: "it hung and did not react to anything any more, so it was ended",
    sv: "det hängde sig och reagerade inte längre, så det avslutades",
    nb: "programtillegget hang og reagerte ikke lenger på noe, så det ble avsluttet",
    da: "pluginen hang og reagerede ikke længere på noget, så den blev afsluttet",
    de: "Das Plug-in hing, reagierte auf nichts mehr und wurde deshalb beendet",
    nl: "de plug-in liep vast en reageerde nergens meer op, en is daarom beëindigd",
  }),
  garbage: (why) => ({
    en: `it answered something that does not belong to the contract (${why})`,
    sv: `det svarade något som inte hör till kontraktet (${why})`,
    nb: `programtillegget svarte noe som ikke hører til kontrakten (${why})`,
    da: `pluginen svarede noget, der ikke hører til kontrakten (${why})`,
    de: `Das Plug-in hat etwas geantwortet, das nicht zum Vertrag gehört (${why})`,
    nl: `de plug-in antwoordde iets wat niet bij het contract hoort (${why})`,
  }),
  stopped: () => ({
    en: "Brygga is being stopped",
    sv: "Brygga håller på att stoppas",
    nb: "Brygga er i ferd med å bli stoppet",
    da: "Brygga er ved at blive stoppet",
    de: "Brygga wird gerade beendet",
    nl: "Brygga wordt gestopt",
  }),
};

/** Nothing else of Brygga is touched by it, and the plugin is started anew by itself. */
export function pluginFailedWords({ plugin, problem, why, seconds }: FailureValues): AllWords {
  const reason = (REASONS[problem as PluginProblem] ?? REASONS.crash)(String(why ?? ""));
  const next = seconds === undefined ? STARTED_WHEN_CALLED : startedLaterWords(seconds);
  return {
    en: `The plugin connector ${plugin} did not answer: ${reason.en}. Nothing of its answer was used. ${next.en}`,
    sv: `Insticksconnectorn ${plugin} svarade inte: ${reason.sv}. Inget av dess svar har använts. ${next.sv}`,
    nb: `Connectoren ${plugin} (programtillegg) svarte ikke: ${reason.nb}. Ingenting av svaret er brukt. ${next.nb}`,
    da: `Plugin-connectoren ${plugin} svarede ikke: ${reason.da}. Intet af dens svar er brugt. ${next.da}`,
    de: `Der Plug-in-Connector ${plugin} hat nicht geantwortet: ${reason.de}. Von der Antwort wurde nichts verwendet. ${next.de}`,
    nl: `De plug-inconnector ${plugin} heeft niet geantwoord: ${reason.nl}. Van het antwoord is niets gebruikt. ${next.nl}`,
  };
}

const STARTED_WHEN_CALLED: AllWords = {
  en: "It is started again when it is called next. If this comes back, tell whoever makes the plugin; Brygga's log has what it printed.",
  sv: "Det startas igen vid nästa anrop. Om detta återkommer, kontakta den som gör insticket; det som det skrev ut finns i Bryggas logg.",
  nb: "Programtillegget startes igjen ved neste kall. Hvis dette skjer igjen, si fra til den som lager det; det som programtillegget skrev ut, står i Bryggas logg.",
  da: "Pluginen startes igen ved næste kald. Hvis det sker igen, så kontakt den, der laver pluginen; det, den skrev ud, står i Bryggas log.",
  de: "Das Plug-in wird beim nächsten Aufruf wieder gestartet. Tritt das erneut auf, wenden Sie sich an den Hersteller des Plug-ins; was es ausgegeben hat, steht im Protokoll von Brygga.",
  nl: "De plug-in wordt bij de volgende aanroep opnieuw gestart. Gebeurt dit weer, neem dan contact op met de maker van de plug-in; de uitvoer van de plug-in staat in het logboek van Brygga.",
};

const startedLaterWords = (seconds: string | number, counted = secondsInWords(seconds)): AllWords => ({
  en: `That has happened several times; it is started again in ${counted.en} at the earliest. Tell whoever makes the plugin; Brygga's log has what it printed.`,
  sv: `Det har hänt flera gånger; det startas igen tidigast om ${counted.sv}. Kontakta den som gör insticket; det som det skrev ut finns i Bryggas logg.`,
  nb: `Det har skjedd flere ganger; programtillegget startes igjen tidligst om ${counted.nb}. Si fra til den som lager det; det som programtillegget skrev ut, står i Bryggas logg.`,
  da: `Det er sket flere gange; pluginen startes igen tidligst om ${counted.da}. Kontakt den, der laver pluginen; det, den skrev ud, står i Bryggas log.`,
  de: `Das ist mehrmals vorgekommen; das Plug-in wird frühestens in ${counted.de} wieder gestartet. Wenden Sie sich an den Hersteller des Plug-ins; was es ausgegeben hat, steht im Protokoll von Brygga.`,
  nl: `Dat is al meermaals gebeurd; de plug-in wordt op zijn vroegst over ${counted.nl} opnieuw gestart. Neem contact op met de maker van de plug-in; de uitvoer van de plug-in staat in het logboek van Brygga.`,
});

/** Why a plugin that was found offers no connector. */
export function loadProblemWords({ problem, why }: PluginEnd): AllWords {
  const { en, sv, nb, da, de, nl } = REASONS[problem](why);
  return {
    en: `It cannot be used: ${en}.`,
    sv: `Det kan inte användas: ${sv}.`,
    nb: `Kan ikke brukes: ${nb}.`,
    da: `Kan ikke bruges: ${da}.`,
    de: `Nicht verwendbar: ${de}.`,
    nl: `Niet bruikbaar: ${nl}.`,
  };
}

export const NO_FILE: AllWords = {
  en: "There is no file to load. Put an index.ts or index.js into the folder, or name a file of it under brygga.connectors in its package.json.",
  sv: "Det finns ingen fil att ladda. Lägg en index.ts eller index.js i mappen, eller ange en av dess filer under brygga.connectors i dess package.json.",
  nb: "Det finnes ingen fil å laste inn. Legg en index.ts eller index.js i mappen, eller angi en av filene i den under brygga.connectors i mappens package.json.",
  da: "Der er ingen fil at indlæse. Læg en index.ts eller index.js i mappen, eller angiv en af dens filer under brygga.connectors i dens package.json.",
  de: "Es gibt keine Datei, die geladen werden kann. Legen Sie eine index.ts oder index.js in den Ordner, oder geben Sie eine seiner Dateien unter brygga.connectors in seiner package.json an.",
  nl: "Er is geen bestand om te laden. Zet een index.ts of index.js in de map, of geef een van de bestanden in die map op onder brygga.connectors in de package.json ervan.",
};

export const nameTakenWords = (source: string): AllWords => ({
  en: `${source} has a connector of this name, too, and that is the one that is used. Remove one of them.`,
  sv: `${source} har också en connector med detta namn, och det är den som används. Ta bort en av dem.`,
  nb: `${source} har også en connector med dette navnet, og det er den som brukes. Fjern en av dem.`,
  da: `${source} har også en connector med dette navn, og det er den, der bruges. Fjern en af dem.`,
  de: `Auch ${source} hat einen Connector mit diesem Namen, und dieser wird verwendet. Entfernen Sie einen der beiden.`,
  nl: `${source} heeft ook een connector met deze naam, en die wordt gebruikt. Verwijder een van beide.`,
});
