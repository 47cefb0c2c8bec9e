import type { places as source } from "../en/places.ts";
import type { TranslationOf } from "../translation-of.ts";

export const places: TranslationOf<typeof source> = {
  label: "Wo befindet sich der Sync Connector?",
  kinds: { url: "Unter einer URL", plugin: "Plug-in", app: "Anwendung" },
  plugin: {
    label: "Plug-in",
    hint: "Plug-ins sind mit diesem Brygga installiert. Jedes läuft in einem eigenen Prozess.",
    looking: "Plug-ins werden gesucht…",
    none: "Hier kann kein Plug-in verwendet werden. Legen Sie eines in den Ordner für Connectors auf dem Server (BRYGGA_CONNECTORS), und suchen Sie dann erneut.",
    lookAgain: "Erneut suchen",
    from: "Von {{source}}",
    refused_one: "{{count}} Plug-in kann nicht verwendet werden",
    refused_other: "{{count}} Plug-ins können nicht verwendet werden",
    missing: "Wählen Sie ein Plug-in aus.",
    gone: "Es ist nicht mehr installiert.",
  },
  app: {
    label: "Anwendung",
    hint: "Eine Anwendung und Brygga weisen sich einander aus, bevor irgendetwas anderes geschieht.",
    none: "Es ist noch keine Anwendung registriert.",
    register: "Anwendung registrieren",
    missing: "Wählen Sie eine Anwendung aus.",
    gone: "Sie ist nicht mehr registriert.",
  },
};
