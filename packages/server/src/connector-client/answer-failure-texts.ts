/** Texts of answers that came and cannot be used: too large, harmful, with a bad status, not SOAP. */

import type { FailureValues } from "./connector-failure.ts";
import { numberIn } from "./counted-words.ts";
import type { Words } from "./words.ts";

export function tooLargeWords({ megabytes, problem, host }: FailureValues): Words {
  if (problem === "piece") {
    return {
      en: `One piece of the answer from ${host} (a value, a comment or the attributes of an element) is larger than Brygga reads, so the answer was refused. Check that the address leads to your Sync Connector; if it does, it must send smaller values.`,
      sv: `En del av svaret från ${host} (ett värde, en kommentar eller attributen hos ett element) är större än vad Brygga läser, så svaret avvisades. Kontrollera att adressen leder till din Sync Connector; gör den det måste den skicka mindre värden.`,
      nb: `En del av svaret fra ${host} (en verdi, en kommentar eller attributtene til et element) er større enn Brygga leser, så svaret ble avvist. Kontroller at adressen fører til din Sync Connector; gjør den det, må Sync Connectoren sende mindre verdier.`,
      da: `En del af svaret fra ${host} (en værdi, en kommentar eller et elements attributter) er større, end Brygga læser, så svaret blev afvist. Kontrollér, at adressen fører til din Sync Connector; gør den det, skal Sync Connectoren sende mindre værdier.`,
      de: `Ein Teil der Antwort von ${host} (ein Wert, ein Kommentar oder die Attribute eines Elements) ist größer, als Brygga liest; deshalb wurde die Antwort abgelehnt. Prüfen Sie, ob die Adresse zu Ihrem Sync Connector führt; wenn ja, muss er kleinere Werte senden.`,
      nl: `Eén deel van het antwoord van ${host} (een waarde, een commentaar of de attributen van een element) is groter dan Brygga leest, dus is het antwoord geweigerd. Controleer of het adres naar uw Sync Connector leidt; zo ja, dan moet die kleinere waarden verzenden.`,
    };
  }
  if (problem === "contents") {
    return {
      en: `The answer from ${host} was refused: small as it is on the way, what it holds would take more memory than Brygga gives one answer. Nothing of it was used. Check that the address leads to your Sync Connector; if it does, it sends far more records, fields or list items than belong together.`,
      sv: `Svaret från ${host} avvisades: så litet det än är på vägen skulle innehållet ta mer minne än Brygga ger ett svar. Inget av det har använts. Kontrollera att adressen leder till din Sync Connector; gör den det skickar den långt fler poster, fält eller listvärden än som hör ihop.`,
      nb: `Svaret fra ${host} ble avvist: så lite det enn er underveis, ville innholdet ta mer minne enn Brygga gir ett svar. Ingenting av det er brukt. Kontroller at adressen fører til din Sync Connector; gjør den det, sender Sync Connectoren langt flere poster, felt eller listeelementer enn det som hører sammen.`,
      da: `Svaret fra ${host} blev afvist: så lille det end er undervejs, ville indholdet kræve mere hukommelse, end Brygga giver ét svar. Intet af det er brugt. Kontrollér, at adressen fører til din Sync Connector; gør den det, sender Sync Connectoren langt flere poster, felter eller listeelementer, end der hører sammen.`,
      de: `Die Antwort von ${host} wurde abgelehnt: So klein sie bei der Übertragung ist, ihr Inhalt würde mehr Speicher belegen, als Brygga einer Antwort gibt. Nichts davon wurde verwendet. Prüfen Sie, ob die Adresse zu Ihrem Sync Connector führt; wenn ja, sendet er weit mehr Datensätze, Felder oder Listeneinträge, als zusammengehören.`,
      nl: `Het antwoord van ${host} is geweigerd: hoe klein het onderweg ook is, de inhoud zou meer geheugen kosten dan Brygga één antwoord geeft. Er is niets van gebruikt. Controleer of het adres naar uw Sync Connector leidt; zo ja, dan verzendt die veel meer records, velden of lijstitems dan bij elkaar horen.`,
    };
  }
  return {
    en: `The answer is larger than ${numberIn("en", megabytes)} MB and was cut off. Nothing of it was used. Search for something narrower if this was a search; otherwise raise the limit under Configure Sync Connector, Advanced, or let the Sync Connector answer less at a time.`,
    sv: `Svaret är större än ${numberIn("sv", megabytes)} MB och avbröts. Inget av det har använts. Sök på något smalare om det var en sökning; höj annars gränsen under Konfigurera Sync Connector, Avancerat, eller låt din Sync Connector svara med mindre åt gången.`,
    nb: `Svaret er større enn ${numberIn("nb", megabytes)} MB og ble avbrutt. Ingenting av det er brukt. Søk smalere hvis det var et søk; øk ellers grensen under Konfigurer Sync Connector, Avansert, eller la Sync Connectoren svare med mindre om gangen.`,
    da: `Svaret er større end ${numberIn("da", megabytes)} MB og blev afbrudt. Intet af det er brugt. Søg smallere, hvis det var en søgning; hæv ellers grænsen under Konfigurer Sync Connector, Avanceret, eller lad Sync Connectoren svare med mindre ad gangen.`,
    de: `Die Antwort ist größer als ${numberIn("de", megabytes)} MB und wurde abgebrochen. Nichts davon wurde verwendet. War es eine Suche, suchen Sie nach etwas Engerem; sonst erhöhen Sie die Grenze unter Sync Connector konfigurieren, Erweitert, oder lassen Sie den Sync Connector weniger auf einmal senden.`,
    nl: `Het antwoord is groter dan ${numberIn("nl", megabytes)} MB en is afgebroken. Er is niets van gebruikt. Zoek gerichter als dit een zoekopdracht was; verhoog anders de limiet onder Sync Connector configureren, Geavanceerd, of laat de Sync Connector minder tegelijk verzenden.`,
  };
}

export function hostileWords({ problem, host }: FailureValues): Words {
  if (problem === "headers") {
    return {
      en: `The answer from ${host} begins with HTTP headers of more than 16 KB and was refused. Check that the address leads to your Sync Connector, and what stands between it and Brygga.`,
      sv: `Svaret från ${host} börjar med HTTP-huvuden på mer än 16 kB och avvisades. Kontrollera att adressen leder till din Sync Connector, och vad som står mellan den och Brygga.`,
      nb: `Svaret fra ${host} begynner med HTTP-hoder på mer enn 16 kB og ble avvist. Kontroller at adressen fører til din Sync Connector, og hva som står mellom den og Brygga.`,
      da: `Svaret fra ${host} begynder med HTTP-headere på mere end 16 kB og blev afvist. Kontrollér, at adressen fører til din Sync Connector, og hvad der står mellem den og Brygga.`,
      de: `Die Antwort von ${host} beginnt mit HTTP-Kopfzeilen von mehr als 16 KB und wurde abgelehnt. Prüfen Sie, ob die Adresse zu Ihrem Sync Connector führt und was zwischen ihm und Brygga steht.`,
      nl: `Het antwoord van ${host} begint met HTTP-headers van meer dan 16 kB en is geweigerd. Controleer of het adres naar uw Sync Connector leidt, en wat er tussen de Sync Connector en Brygga staat.`,
    };
  }
  return {
    en: `The answer from ${host} contains XML that could do harm (a document type, entities, endless nesting or endless names) and was refused. Check that the address leads to your Sync Connector and not to something else.`,
    sv: `Svaret från ${host} innehåller XML som kan göra skada (en dokumenttyp, entiteter, ändlös nästling eller ändlösa namn) och avvisades. Kontrollera att adressen leder till din Sync Connector och inte till något annat.`,
    nb: `Svaret fra ${host} inneholder XML som kan gjøre skade (en dokumenttype, entiteter, endeløs nøsting eller endeløse navn), og ble avvist. Kontroller at adressen fører til din Sync Connector og ikke til noe annet.`,
    da: `Svaret fra ${host} indeholder XML, der kan gøre skade (en dokumenttype, entiteter, endeløs indlejring eller endeløse navne), og blev afvist. Kontrollér, at adressen fører til din Sync Connector og ikke til noget andet.`,
    de: `Die Antwort von ${host} enthält XML, das Schaden anrichten kann (einen Dokumenttyp, Entitäten, endlose Verschachtelung oder endlose Namen), und wurde abgelehnt. Prüfen Sie, ob die Adresse zu Ihrem Sync Connector führt und nicht zu etwas anderem.`,
    nl: `Het antwoord van ${host} bevat XML die schade kan aanrichten (een documenttype, entiteiten, eindeloze nesting of eindeloze namen) en is geweigerd. Controleer of het adres naar uw Sync Connector leidt en niet naar iets anders.`,
  };
}

export function statusWords({ status, host }: FailureValues): Words {
  const code = Number(status);
  if (code === 401 || code === 403 || code === 407) {
    return {
      en: `${host} refuses the call (status ${status}): it wants a sign-in, or another one than it got. Enter it under Configure Sync Connector, Advanced, or allow calls from Brygga there.`,
      sv: `${host} nekar anropet (status ${status}): den vill ha en inloggning, eller en annan än den fick. Ange den under Konfigurera Sync Connector, Avancerat, eller tillåt anrop från Brygga där.`,
      nb: `${host} avviser kallet (status ${status}): den krever en pålogging, eller en annen enn den fikk. Skriv den inn under Konfigurer Sync Connector, Avansert, eller tillat kall fra Brygga på serveren.`,
      da: `${host} afviser kaldet (status ${status}): den kræver et login, eller et andet end det, den fik. Indtast det under Konfigurer Sync Connector, Avanceret, eller tillad kald fra Brygga på serveren.`,
      de: `${host} lehnt den Aufruf ab (Status ${status}): Eine Anmeldung wird verlangt, oder eine andere als die übermittelte. Geben Sie sie unter Sync Connector konfigurieren, Erweitert, ein, oder lassen Sie auf dem Server Aufrufe von Brygga zu.`,
      nl: `${host} weigert de aanroep (status ${status}): er zijn aanmeldgegevens nodig, of andere dan er zijn verzonden. Vul die in onder Sync Connector configureren, Geavanceerd, of sta op de server aanroepen van Brygga toe.`,
    };
  }
  if (code === 413) {
    return {
      en: `${host} finds the request too large (status 413). Raise the message size that the Sync Connector accepts.`,
      sv: `${host} tycker att begäran är för stor (status 413). Höj den meddelandestorlek som din Sync Connector tar emot.`,
      nb: `${host} mener at forespørselen er for stor (status 413). Øk meldingsstørrelsen som Sync Connectoren tar imot.`,
      da: `${host} finder anmodningen for stor (status 413). Hæv den meddelelsesstørrelse, som Sync Connectoren tager imod.`,
      de: `Für ${host} ist die Anfrage zu groß (Status 413). Erhöhen Sie die Nachrichtengröße, die der Sync Connector annimmt.`,
      nl: `${host} vindt de aanvraag te groot (status 413). Verhoog de berichtgrootte die de Sync Connector accepteert.`,
    };
  }
  return {
    en: `${host} answered with status ${status} instead of a SOAP message. Check the address, and that the Sync Connector is running properly.`,
    sv: `${host} svarade med status ${status} i stället för ett SOAP-meddelande. Kontrollera adressen och att din Sync Connector fungerar.`,
    nb: `${host} svarte med status ${status} i stedet for en SOAP-melding. Kontroller adressen, og at Sync Connectoren kjører som den skal.`,
    da: `${host} svarede med status ${status} i stedet for en SOAP-meddelelse. Kontrollér adressen, og at Sync Connectoren kører, som den skal.`,
    de: `${host} antwortete mit Status ${status} statt mit einer SOAP-Nachricht. Prüfen Sie die Adresse und ob der Sync Connector richtig läuft.`,
    nl: `${host} antwoordde met status ${status} in plaats van met een SOAP-bericht. Controleer het adres en of de Sync Connector goed draait.`,
  };
}

export function notSoapWords({ found, title, url, encoding }: FailureValues): Words {
  if (found === "compressed") {
    return {
      en: `The answer from ${url} is compressed (${encoding}), which Brygga did not ask for and does not unpack. Turn compression off for this address in the Sync Connector or in the web server in front of it.`,
      sv: `Svaret från ${url} är komprimerat (${encoding}), vilket Brygga inte har bett om och inte packar upp. Stäng av komprimering för adressen i din Sync Connector eller i webbservern framför den.`,
      nb: `Svaret fra ${url} er komprimert (${encoding}), noe Brygga ikke har bedt om og ikke pakker ut. Slå av komprimering for denne adressen i Sync Connectoren eller i webserveren foran den.`,
      da: `Svaret fra ${url} er komprimeret (${encoding}), hvilket Brygga ikke har bedt om og ikke pakker ud. Slå komprimering fra for denne adresse i Sync Connectoren eller i webserveren foran den.`,
      de: `Die Antwort von ${url} ist komprimiert (${encoding}), was Brygga nicht angefordert hat und nicht entpackt. Schalten Sie die Komprimierung für diese Adresse im Sync Connector oder im Webserver davor aus.`,
      nl: `Het antwoord van ${url} is gecomprimeerd (${encoding}); daar heeft Brygga niet om gevraagd en Brygga pakt het niet uit. Schakel compressie voor dit adres uit in de Sync Connector of in de webserver ervoor.`,
    };
  }
  const what = found === "html" ? webPage(title) : (KINDS[String(found)] ?? NOT_XML);
  return {
    en: `What answers at ${url} is not a Sync Connector: it sent ${what.en}. Check the address; it usually ends with ErpConnectorWS.svc.`,
    sv: `Det som svarar på ${url} är ingen Sync Connector: det skickade ${what.sv}. Kontrollera adressen; den slutar oftast med ErpConnectorWS.svc.`,
    nb: `Det som svarer på ${url}, er ikke en Sync Connector: det sendte ${what.nb}. Kontroller adressen; den slutter vanligvis med ErpConnectorWS.svc.`,
    da: `Det, der svarer på ${url}, er ikke en Sync Connector: det sendte ${what.da}. Kontrollér adressen; den slutter som regel med ErpConnectorWS.svc.`,
    de: `Was unter ${url} antwortet, ist kein Sync Connector: Es sendete ${what.de}. Prüfen Sie die Adresse; sie endet meist mit ErpConnectorWS.svc.`,
    nl: `Wat op ${url} antwoordt, is geen Sync Connector: het verzond ${what.nl}. Controleer het adres; het eindigt meestal op ErpConnectorWS.svc.`,
  };
}

/** A part of a sentence: each language has its own sentence around it, so none may lack. */
type Part = Required<Words>;

const webPage = (title: FailureValues[string] | undefined): Part => ({
  en: `a web page${title ? ` (“${title}”)` : ""}`,
  sv: `en webbsida${title ? ` (”${title}”)` : ""}`,
  nb: `en nettside${title ? ` («${title}»)` : ""}`,
  da: `en webside${title ? ` (”${title}”)` : ""}`,
  de: `eine Webseite${title ? ` („${title}“)` : ""}`,
  nl: `een webpagina${title ? ` (“${title}”)` : ""}`,
});

const KINDS: Readonly<Record<string, Part>> = {
  json: { en: "JSON", sv: "JSON", nb: "JSON", da: "JSON", de: "JSON", nl: "JSON" },
  empty: {
    en: "an empty answer",
    sv: "ett tomt svar",
    nb: "et tomt svar",
    da: "et tomt svar",
    de: "eine leere Antwort",
    nl: "een leeg antwoord",
  },
  xml: {
    en: "XML that is not SOAP",
    sv: "XML som inte är SOAP",
    nb: "XML som ikke er SOAP",
    da: "XML, der ikke er SOAP",
    de: "XML, das kein SOAP ist",
    nl: "XML die geen SOAP is",
  },
};

const NOT_XML: Part = {
  en: "something that is not XML",
  sv: "något som inte är XML",
  nb: "noe som ikke er XML",
  da: "noget, der ikke er XML",
  de: "etwas, das kein XML ist",
  nl: "iets dat geen XML is",
};
