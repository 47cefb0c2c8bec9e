import type { places as source } from "../en/places.ts";
import type { TranslationOf } from "../translation-of.ts";

export const places: TranslationOf<typeof source> = {
  label: "Hvor er Sync Connectoren?",
  kinds: { url: "På en URL", plugin: "Plugin", app: "Applikation" },
  plugin: {
    label: "Plugin",
    hint: "Plugins er installeret sammen med denne Brygga. Hver af dem kører i sin egen proces.",
    looking: "Leder efter plugins…",
    none: "Ingen plugins kan bruges her. Læg en i serverens mappe til connectorer (BRYGGA_CONNECTORS), og led igen.",
    lookAgain: "Led igen",
    from: "Fra {{source}}",
    refused_one: "{{count}} plugin kan ikke bruges",
    refused_other: "{{count}} plugins kan ikke bruges",
    missing: "Vælg en plugin.",
    gone: "Den er ikke længere installeret.",
  },
  app: {
    label: "Applikation",
    hint: "En applikation og Brygga legitimerer sig over for hinanden, før noget andet udveksles.",
    none: "Ingen applikation er registreret endnu.",
    register: "Registrer en applikation",
    missing: "Vælg en applikation.",
    gone: "Den er ikke længere registreret.",
  },
};
