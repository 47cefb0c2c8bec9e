import { textInLanguage } from "@brygga/protocol";
import type { ConnectorFailure } from "../connector-client/index.ts";
import type { Language } from "./admin-deps.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { wireConfiguration } from "./connection-client.ts";
import type { Configuration } from "./connection-store.ts";
import { connectorFailed } from "./connector-problem.ts";
import type { FetchedTypes } from "./fetch-types.ts";
import type { StoredConnector } from "./sync-connector-store.ts";
import { multiLanguageText } from "./words.ts";

export interface Introduction {
  readonly bound: BoundConnection;
  readonly connector: StoredConnector;
  readonly config: Configuration;
  readonly language: Language;
}

/** Gives the connector a configuration and sees that it works. Throws the Problem `connector-failed`. */
export async function introduce({ bound, connector, config, language }: Introduction): Promise<void> {
  const connectionInfo = wireConfiguration(config, connector);
  const saved = await bound.call("saveConnection", { connectionInfo });
  if (!saved.ok) throw connectorFailed(saved.failure, language);
  const tested = await bound.call("testConnection", {});
  if (!tested.ok) throw connectorFailed(tested.failure, language);
}

/** Takes a configuration back from the connector as well as it goes; what is left there harms nobody. */
export async function withdraw(bound: BoundConnection): Promise<void> {
  await bound.call("deleteConnection", {}, { timeoutMs: WITHDRAW_MS });
}

const WITHDRAW_MS = 10_000;

/** What a connection lacks after its actor types could not be read: multi-language text, "" when whole. */
export function incompleteText(fetched: FetchedTypes): string {
  if (!fetched.ok) return failureText(fetched.failure);
  if (fetched.types.length > 0) return "";
  return multiLanguageText({
    en: "The Sync Connector offers no actor type that can be synchronised. Check its configuration, then fetch the fields again.",
    sv: "Din Sync Connector erbjuder ingen aktörstyp som kan synkroniseras. Kontrollera konfigurationen och hämta sedan fälten igen.",
    nb: "Sync Connectoren tilbyr ingen aktørtype som kan synkroniseres. Kontroller konfigurasjonen, og hent deretter feltene på nytt.",
    da: "Sync Connectoren tilbyder ingen aktørtype, der kan synkroniseres. Kontrollér konfigurationen, og hent derefter felterne igen.",
    de: "Der Sync Connector bietet keinen Akteurtyp an, der synchronisiert werden kann. Prüfen Sie seine Konfiguration, und rufen Sie dann die Felder erneut ab.",
    nl: "De Sync Connector biedt geen actortype aan dat kan worden gesynchroniseerd. Controleer de configuratie en haal daarna de velden opnieuw op.",
  });
}

const failureText = ({ userExplanation }: ConnectorFailure): string =>
  multiLanguageText({
    en: `The actor types and fields could not be read, so nothing can be mapped yet. ${textInLanguage(userExplanation, "en")} Then fetch the fields again.`,
    sv: `Aktörstyper och fält kunde inte läsas, så inget kan kopplas ännu. ${textInLanguage(userExplanation, "sv")} Hämta sedan fälten igen.`,
    nb: `Aktørtypene og feltene kunne ikke leses, så ingenting kan tilordnes ennå. ${textInLanguage(userExplanation, "nb")} Hent deretter feltene på nytt.`,
    da: `Aktørtyperne og felterne kunne ikke læses, så intet kan tilknyttes endnu. ${textInLanguage(userExplanation, "da")} Hent derefter felterne igen.`,
    de: `Die Akteurtypen und Felder konnten nicht gelesen werden; daher kann noch nichts zugeordnet werden. ${textInLanguage(userExplanation, "de")} Rufen Sie dann die Felder erneut ab.`,
    nl: `De actortypen en velden konden niet worden gelezen; er kan dus nog niets worden toegewezen. ${textInLanguage(userExplanation, "nl")} Haal daarna de velden opnieuw op.`,
  });
