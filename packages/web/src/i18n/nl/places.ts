import type { places as source } from "../en/places.ts";
import type { TranslationOf } from "../translation-of.ts";

export const places: TranslationOf<typeof source> = {
  label: "Waar is de Sync Connector?",
  kinds: { url: "Op een URL", plugin: "Plug-in", app: "Toepassing" },
  plugin: {
    label: "Plug-in",
    hint: "Plug-ins zijn bij deze Brygga geïnstalleerd. Elke plug-in draait in een eigen proces.",
    looking: "Plug-ins zoeken…",
    none: "Hier kan geen plug-in worden gebruikt. Zet er een in de map voor connectors op de server (BRYGGA_CONNECTORS) en zoek daarna opnieuw.",
    lookAgain: "Opnieuw zoeken",
    from: "Uit {{source}}",
    refused_one: "{{count}} plug-in kan niet worden gebruikt",
    refused_other: "{{count}} plug-ins kunnen niet worden gebruikt",
    missing: "Kies een plug-in.",
    gone: "Die is niet meer geïnstalleerd.",
  },
  app: {
    label: "Toepassing",
    hint: "Een toepassing en Brygga legitimeren zich bij elkaar voordat er iets anders gebeurt.",
    none: "Er is nog geen toepassing geregistreerd.",
    register: "Toepassing registreren",
    missing: "Kies een toepassing.",
    gone: "Die is niet meer geregistreerd.",
  },
};
