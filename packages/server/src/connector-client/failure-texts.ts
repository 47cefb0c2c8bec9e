import { egressWords, unsupportedUrlWords } from "./address-failure-texts.ts";
import { hostileWords, notSoapWords, statusWords, tooLargeWords } from "./answer-failure-texts.ts";
import { appNotFoundWords, appRefusedWords } from "./app/app-failure-texts.ts";
import { certificateWords } from "./certificate-words.ts";
import type { FailureCause, FailureValues } from "./connector-failure.ts";
import { pluginFailedWords, pluginNotFoundWords } from "./plugin/plugin-failure-texts.ts";
import { timeoutWords } from "./timeout-words.ts";
import type { Words } from "./words.ts";

export type { Words } from "./words.ts";

type Texts = (values: FailureValues) => Words;

/** The code under which each language stands in a multi-language text; English, which is always there, first. */
const CODES = { en: "US", sv: "SV", nb: "NO", da: "DA", de: "DE", nl: "NL" } as const satisfies Record<
  keyof Words,
  string
>;

/**
 * Joins words to the multi-language text in which connectors, too, send theirs. The form has no sure way to
 * write a straight quote, so those become curly ones.
 */
export function multiLanguageText(words: Words): string {
  return Object.entries(CODES)
    .flatMap(([language, code]) => {
      const text = words[language as keyof Words];
      return text === undefined ? [] : [`${code}:"${text.replaceAll('"', "”")}"`];
    })
    .join(";");
}

/** What happened, why, and what to do, for everything that can go wrong on the way. */
export const FAILURE_TEXTS: Readonly<Record<FailureCause, Texts>> = {
  refused: ({ host, port }) => ({
    en: `Nothing answers at ${host} on port ${port}: the connection was refused. Start the Sync Connector, or correct the address or port.`,
    sv: `Ingenting svarar på ${host}, port ${port}: anslutningen nekades. Starta din Sync Connector eller rätta adressen eller porten.`,
    nb: `Ingenting svarer på ${host}, port ${port}: forbindelsen ble avvist. Start Sync Connectoren, eller rett adressen eller porten.`,
    da: `Intet svarer på ${host}, port ${port}: forbindelsen blev afvist. Start Sync Connectoren, eller ret adressen eller porten.`,
    de: `Unter ${host}, Port ${port}, antwortet nichts: Die Verbindung wurde abgelehnt. Starten Sie den Sync Connector, oder korrigieren Sie die Adresse oder den Port.`,
    nl: `Er antwoordt niets op ${host}, poort ${port}: de verbinding is geweigerd. Start de Sync Connector, of corrigeer het adres of de poort.`,
  }),
  "name-not-found": ({ host }) => ({
    en: `There is no machine called ${host}, or its name cannot be looked up from here. Check the spelling of the address and the network's name service.`,
    sv: `Det finns ingen dator som heter ${host}, eller så går namnet inte att slå upp härifrån. Kontrollera adressens stavning och nätverkets namnuppslagning.`,
    nb: `Det finnes ingen maskin som heter ${host}, eller så kan ikke navnet slås opp herfra. Kontroller skrivemåten i adressen og navnetjenesten i nettverket.`,
    da: `Der findes ingen maskine, der hedder ${host}, eller navnet kan ikke slås op herfra. Kontrollér adressens stavemåde og netværkets navnetjeneste.`,
    de: `Es gibt keinen Rechner namens ${host}, oder der Name lässt sich von hier aus nicht auflösen. Prüfen Sie die Schreibweise der Adresse und die Namensauflösung des Netzwerks.`,
    nl: `Er is geen computer met de naam ${host}, of de naam kan van hieruit niet worden opgezocht. Controleer de spelling van het adres en de naamomzetting van het netwerk.`,
  }),
  timeout: timeoutWords,
  certificate: certificateWords,
  "http-status": statusWords,
  "not-found": ({ url, status }) => ({
    en: `The server answers, but there is nothing at ${url} (status ${status}). Check the path of the address; it usually ends with ErpConnectorWS.svc.`,
    sv: `Servern svarar, men det finns ingenting på ${url} (status ${status}). Kontrollera adressens sökväg; den slutar oftast med ErpConnectorWS.svc.`,
    nb: `Serveren svarer, men det er ingenting på ${url} (status ${status}). Kontroller stien i adressen; den slutter vanligvis med ErpConnectorWS.svc.`,
    da: `Serveren svarer, men der er intet på ${url} (status ${status}). Kontrollér stien i adressen; den slutter som regel med ErpConnectorWS.svc.`,
    de: `Der Server antwortet, aber unter ${url} ist nichts (Status ${status}). Prüfen Sie den Pfad der Adresse; er endet meist mit ErpConnectorWS.svc.`,
    nl: `De server antwoordt, maar er is niets op ${url} (status ${status}). Controleer het pad van het adres; het eindigt meestal op ErpConnectorWS.svc.`,
  }),
  "not-soap": notSoapWords,
  "no-such-operation": ({ operation }) => ({
    en: `A SOAP service answers, but it does not know the call ${operation}. It is not a Sync Connector, or one of another version: check the address.`,
    sv: `En SOAP-tjänst svarar, men den känner inte till anropet ${operation}. Den är ingen Sync Connector, eller en av en annan version: kontrollera adressen.`,
    nb: `En SOAP-tjeneste svarer, men den kjenner ikke kallet ${operation}. Den er ikke en Sync Connector, eller den har en annen versjon: kontroller adressen.`,
    da: `En SOAP-tjeneste svarer, men den kender ikke kaldet ${operation}. Den er ikke en Sync Connector, eller den har en anden version: kontrollér adressen.`,
    de: `Ein SOAP-Dienst antwortet, kennt aber den Aufruf ${operation} nicht. Er ist kein Sync Connector oder einer in einer anderen Version: Prüfen Sie die Adresse.`,
    nl: `Er antwoordt een SOAP-service, maar die kent de aanroep ${operation} niet. Het is geen Sync Connector, of een van een andere versie: controleer het adres.`,
  }),
  fault: ({ message }) => ({
    en: `The Sync Connector failed while it was answering: ${message || "it gave no reason"}. Its own log tells more; ask whoever runs it.`,
    sv: `Det blev fel i din Sync Connector när den skulle svara: ${message || "den angav inget skäl"}. Mer finns i dess egen logg; fråga den som ansvarar för den.`,
    nb: `Det oppsto en feil i Sync Connectoren da den skulle svare: ${message || "den oppga ingen grunn"}. Mer står i dens egen logg; spør den som drifter den.`,
    da: `Der opstod en fejl i Sync Connectoren, da den skulle svare: ${message || "den angav ingen grund"}. Mere står i dens egen log; spørg den, der står for driften.`,
    de: `Beim Antworten ist im Sync Connector ein Fehler aufgetreten: ${message || "Er hat keinen Grund genannt"}. Mehr steht in seinem eigenen Protokoll; fragen Sie seinen Betreiber.`,
    nl: `Bij het antwoorden ging er iets mis in de Sync Connector: ${message || "er is geen reden opgegeven"}. In het eigen logboek staat meer; vraag het de beheerder ervan.`,
  }),
  malformed: ({ host }) => ({
    en: `The answer from ${host} is broken: it is not complete, well-formed XML, or not an answer to this call. Nothing of it was used. If it happens again, the Sync Connector needs to be mended.`,
    sv: `Svaret från ${host} är trasigt: det är inte fullständig, välformad XML, eller inget svar på detta anrop. Inget av det har använts. Om det händer igen behöver din Sync Connector rättas.`,
    nb: `Svaret fra ${host} er ødelagt: det er ikke fullstendig, velformet XML, eller ikke et svar på dette kallet. Ingenting av det er brukt. Hvis det skjer igjen, må Sync Connectoren rettes.`,
    da: `Svaret fra ${host} er ødelagt: det er ikke fuldstændig, velformet XML, eller ikke et svar på dette kald. Intet af det er brugt. Hvis det sker igen, skal Sync Connectoren rettes.`,
    de: `Die Antwort von ${host} ist fehlerhaft: Sie ist kein vollständiges, wohlgeformtes XML oder keine Antwort auf diesen Aufruf. Nichts davon wurde verwendet. Wenn das wieder vorkommt, muss der Sync Connector korrigiert werden.`,
    nl: `Het antwoord van ${host} is beschadigd: het is geen volledige, welgevormde XML, of geen antwoord op deze aanroep. Er is niets van gebruikt. Als het opnieuw gebeurt, moet de Sync Connector worden hersteld.`,
  }),
  "too-large": tooLargeWords,
  hostile: hostileWords,
  unsendable: ({ member }) => ({
    en: `Nothing was sent: ${member || "a text"} holds the character U+0000, which the Sync Connector cannot be told. Write the text anew instead of pasting it.`,
    sv: `Ingenting skickades: ${member || "en text"} innehåller tecknet U+0000, som inte kan förmedlas till din Sync Connector. Skriv texten på nytt i stället för att klistra in den.`,
    nb: `Ingenting ble sendt: ${member || "en tekst"} inneholder tegnet U+0000, som ikke kan formidles til Sync Connectoren. Skriv teksten på nytt i stedet for å lime den inn.`,
    da: `Intet blev sendt: ${member || "en tekst"} indeholder tegnet U+0000, som ikke kan sendes til Sync Connectoren. Skriv teksten på ny i stedet for at indsætte den.`,
    de: `Es wurde nichts gesendet: ${member || "Ein Text"} enthält das Zeichen U+0000, das dem Sync Connector nicht übermittelt werden kann. Schreiben Sie den Text neu, statt ihn einzufügen.`,
    nl: `Er is niets verzonden: ${member || "een tekst"} bevat het teken U+0000, dat niet aan de Sync Connector kan worden doorgegeven. Typ de tekst opnieuw in plaats van die te plakken.`,
  }),
  "egress-denied": egressWords,
  "unsupported-url": unsupportedUrlWords,
  "app-not-found": appNotFoundWords,
  "app-refused": appRefusedWords,
  "plugin-not-found": pluginNotFoundWords,
  "plugin-failed": pluginFailedWords,
  "connection-lost": ({ host }) => ({
    en: `The connection to ${host} broke off before the answer was complete. Nothing of it was used. Try again; if it lasts, check the network and the Sync Connector.`,
    sv: `Anslutningen till ${host} bröts innan svaret var fullständigt. Inget av det har använts. Försök igen; om det fortsätter, kontrollera nätverket och din Sync Connector.`,
    nb: `Forbindelsen til ${host} ble brutt før svaret var fullstendig. Ingenting av det er brukt. Prøv igjen; hvis det fortsetter, kontroller nettverket og Sync Connectoren.`,
    da: `Forbindelsen til ${host} blev afbrudt, før svaret var fuldstændigt. Intet af det er brugt. Prøv igen; hvis det fortsætter, så kontrollér netværket og Sync Connectoren.`,
    de: `Die Verbindung zu ${host} brach ab, bevor die Antwort vollständig war. Nichts davon wurde verwendet. Versuchen Sie es erneut; wenn es anhält, prüfen Sie das Netzwerk und den Sync Connector.`,
    nl: `De verbinding met ${host} werd verbroken voordat het antwoord volledig was. Er is niets van gebruikt. Probeer het opnieuw; als het aanhoudt, controleer dan het netwerk en de Sync Connector.`,
  }),
};

/** When the connector says no without saying why. */
export const silentRefusalWords = (errorCode: string): Words => ({
  en: `The Sync Connector refused without saying why${errorCode ? ` (code ${errorCode})` : ""}. Its own log may tell more.`,
  sv: `Din Sync Connector nekade utan att säga varför${errorCode ? ` (kod ${errorCode})` : ""}. Dess egen logg kan säga mer.`,
  nb: `Sync Connectoren avslo uten å si hvorfor${errorCode ? ` (kode ${errorCode})` : ""}. Dens egen logg sier kanskje mer.`,
  da: `Sync Connectoren afviste uden at sige hvorfor${errorCode ? ` (kode ${errorCode})` : ""}. Dens egen log siger måske mere.`,
  de: `Der Sync Connector hat abgelehnt, ohne einen Grund zu nennen${errorCode ? ` (Code ${errorCode})` : ""}. Vielleicht steht mehr in seinem eigenen Protokoll.`,
  nl: `De Sync Connector weigerde zonder te zeggen waarom${errorCode ? ` (code ${errorCode})` : ""}. In het eigen logboek staat misschien meer.`,
});

/** When an answer lacks the list that it is there for. */
export const noListWords = (operation: string): Words => ({
  en: `The Sync Connector answered ${operation} without a list. That is not the same as an empty list, so nothing was concluded from it; it is asked again next time.`,
  sv: `Din Sync Connector svarade på ${operation} utan någon lista. Det är inte samma sak som en tom lista, så inga slutsatser drogs; frågan ställs igen nästa gång.`,
  nb: `Sync Connectoren svarte på ${operation} uten noen liste. Det er ikke det samme som en tom liste, så ingen slutninger ble trukket; det spørres på nytt neste gang.`,
  da: `Sync Connectoren svarede på ${operation} uden nogen liste. Det er ikke det samme som en tom liste, så der blev ikke draget nogen konklusioner; der spørges igen næste gang.`,
  de: `Der Sync Connector hat ${operation} ohne Liste beantwortet. Das ist nicht dasselbe wie eine leere Liste, daher wurde nichts daraus geschlossen; beim nächsten Mal wird erneut gefragt.`,
  nl: `De Sync Connector beantwoordde ${operation} zonder lijst. Dat is niet hetzelfde als een lege lijst, dus is er niets uit geconcludeerd; de volgende keer wordt het opnieuw gevraagd.`,
});
