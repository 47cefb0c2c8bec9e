import type { places as source } from "../en/places.ts";
import type { TranslationOf } from "../translation-of.ts";

export const places: TranslationOf<typeof source> = {
  label: "Hvor er Sync Connectoren?",
  kinds: { url: "På en URL", plugin: "Programtillegg", app: "Applikasjon" },
  plugin: {
    label: "Programtillegg",
    hint: "Programtillegg er installert sammen med denne Brygga. Hvert av dem kjører i sin egen prosess.",
    looking: "Leter etter programtillegg…",
    none: "Ingen programtillegg kan brukes her. Legg ett i serverens mappe for connectorer (BRYGGA_CONNECTORS), og let på nytt.",
    lookAgain: "Let på nytt",
    from: "Fra {{source}}",
    refused_one: "{{count}} programtillegg kan ikke brukes",
    refused_other: "{{count}} programtillegg kan ikke brukes",
    missing: "Velg et programtillegg.",
    gone: "Det er ikke lenger installert.",
  },
  app: {
    label: "Applikasjon",
    hint: "En applikasjon og Brygga legitimerer seg for hverandre før noe annet utveksles.",
    none: "Ingen applikasjon er registrert ennå.",
    register: "Registrer en applikasjon",
    missing: "Velg en applikasjon.",
    gone: "Den er ikke lenger registrert.",
  },
};
