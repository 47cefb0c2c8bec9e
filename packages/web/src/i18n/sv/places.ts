import type { places as source } from "../en/places.ts";
import type { TranslationOf } from "../translation-of.ts";

export const places: TranslationOf<typeof source> = {
  label: "Var finns Sync Connectorn?",
  kinds: { url: "På en URL", plugin: "Instick", app: "Applikation" },
  plugin: {
    label: "Instick",
    hint: "Instick är installerade tillsammans med denna Brygga. Vart och ett körs i en egen process.",
    looking: "Letar efter instick…",
    none: "Det finns inget instick som kan användas. Lägg ett i serverns mapp för connectorer (BRYGGA_CONNECTORS) och leta igen.",
    lookAgain: "Leta igen",
    from: "Från {{source}}",
    refused_one: "{{count}} instick kan inte användas",
    refused_other: "{{count}} instick kan inte användas",
    missing: "Välj ett instick.",
    gone: "Det är inte längre installerat.",
  },
  app: {
    label: "Applikation",
    hint: "En applikation och Brygga legitimerar sig för varandra innan något annat utbyts.",
    none: "Ingen applikation är registrerad ännu.",
    register: "Registrera en applikation",
    missing: "Välj en applikation.",
    gone: "Den är inte längre registrerad.",
  },
};
