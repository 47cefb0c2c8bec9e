import { appNotFoundWords, appRefusedWords } from "./app/app-failure-texts.ts";
import type { FailureCause, FailureValues } from "./connector-failure.ts";
import { pluginFailedWords, pluginNotFoundWords } from "./plugin/plugin-failure-texts.ts";
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
  }),
  "name-not-found": ({ host }) => ({
    en: `There is no machine called ${host}, or its name cannot be looked up from here. Check the spelling of the address and the network's name service.`,
    sv: `Det finns ingen dator som heter ${host}, eller så går namnet inte att slå upp härifrån. Kontrollera adressens stavning och nätverkets namnuppslagning.`,
  }),
  timeout: timeoutWords,
  certificate: certificateWords,
  "http-status": statusWords,
  "not-found": ({ url, status }) => ({
    en: `The server answers, but there is nothing at ${url} (status ${status}). Check the path of the address; it usually ends with ErpConnectorWS.svc.`,
    sv: `Servern svarar, men det finns ingenting på ${url} (status ${status}). Kontrollera adressens sökväg; den slutar oftast med ErpConnectorWS.svc.`,
  }),
  "not-soap": notSoapWords,
  "no-such-operation": ({ operation }) => ({
    en: `A SOAP service answers, but it does not know the call ${operation}. It is not a Sync Connector, or one of another version: check the address.`,
    sv: `En SOAP-tjänst svarar, men den känner inte till anropet ${operation}. Den är ingen Sync Connector, eller en av en annan version: kontrollera adressen.`,
  }),
  fault: ({ message }) => ({
    en: `The Sync Connector failed while it was answering: ${message || "it gave no reason"}. Its own log tells more; ask whoever runs it.`,
    sv: `Din Sync Connector misslyckades medan den svarade: ${message || "den angav inget skäl"}. Dess egen logg säger mer; fråga den som driver den.`,
  }),
  malformed: ({ host }) => ({
    en: `The answer from ${host} is broken: it is not complete, well-formed XML. Nothing of it was used. If it happens again, the Sync Connector needs to be mended.`,
    sv: `Svaret från ${host} är trasigt: det är inte fullständig, välformad XML. Inget av det har använts. Om det händer igen behöver din Sync Connector rättas.`,
  }),
  "too-large": tooLargeWords,
  hostile: hostileWords,
  unsendable: ({ member }) => ({
    en: `Nothing was sent: ${member || "a text"} holds the character U+0000, which the Sync Connector cannot be told. Write the text anew instead of pasting it.`,
    sv: `Ingenting skickades: ${member || "en text"} innehåller tecknet U+0000, som inte kan förmedlas till din Sync Connector. Skriv texten på nytt i stället för att klistra in den.`,
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
  }),
};

/** When the connector says no without saying why. */
export const silentRefusalWords = (errorCode: string): Words => ({
  en: `The Sync Connector refused without saying why${errorCode ? ` (code ${errorCode})` : ""}. Its own log may tell more.`,
  sv: `Din Sync Connector nekade utan att säga varför${errorCode ? ` (kod ${errorCode})` : ""}. Dess egen logg kan säga mer.`,
});

/** When an answer lacks the list that it is there for. */
export const noListWords = (operation: string): Words => ({
  en: `The Sync Connector answered ${operation} without a list. That is not the same as an empty list, so nothing was concluded from it; it is asked again next time.`,
  sv: `Din Sync Connector svarade på ${operation} utan någon lista. Det är inte samma sak som en tom lista, så inga slutsatser drogs; frågan ställs igen nästa gång.`,
});

function timeoutWords({ phase, seconds, host }: FailureValues): Words {
  if (phase === "connect") {
    return {
      en: `No connection to ${host} within ${seconds} seconds. The machine may be off, or a firewall in between may be silent. Check the address and the network.`,
      sv: `Ingen anslutning till ${host} inom ${seconds} sekunder. Datorn kan vara avstängd eller en brandvägg däremellan tyst. Kontrollera adressen och nätverket.`,
    };
  }
  if (phase === "idle") {
    return {
      en: `${host} began to answer and then sent nothing, or next to nothing, for ${seconds} seconds. The Sync Connector, the ERP behind it or the network may be stuck. Nothing of the answer was used; it is asked for anew next time.`,
      sv: `${host} började svara men skickade sedan ingenting, eller nästan ingenting, på ${seconds} sekunder. Din Sync Connector, ERP-systemet bakom den eller nätverket kan ha hängt sig. Inget av svaret har använts; frågan ställs på nytt nästa gång.`,
    };
  }
  return {
    en: `${host} was reached but did not answer within ${seconds} seconds. The Sync Connector or the ERP behind it may be busy or stuck. Try again, and restart it if that does not help.`,
    sv: `${host} nåddes men svarade inte inom ${seconds} sekunder. Din Sync Connector, eller ERP-systemet bakom den, kan vara upptagen eller ha hängt sig. Försök igen, och starta om den om det inte hjälper.`,
  };
}

function tooLargeWords({ megabytes, problem, host }: FailureValues): Words {
  if (problem === "piece") {
    return {
      en: `One piece of the answer from ${host} (a value, a comment or the attributes of an element) is larger than Brygga reads, so the answer was refused. Check that the address leads to your Sync Connector; if it does, it must send smaller values.`,
      sv: `En del av svaret från ${host} (ett värde, en kommentar eller attributen hos ett element) är större än vad Brygga läser, så svaret avvisades. Kontrollera att adressen leder till din Sync Connector; gör den det måste den skicka mindre värden.`,
    };
  }
  if (problem === "contents") {
    return {
      en: `The answer from ${host} was refused: small as it is on the way, what it holds would take more memory than Brygga gives one answer. Nothing of it was used. Check that the address leads to your Sync Connector; if it does, it sends far more records, fields or list items than belong together.`,
      sv: `Svaret från ${host} avvisades: så litet det än är på vägen skulle innehållet ta mer minne än Brygga ger ett svar. Inget av det har använts. Kontrollera att adressen leder till din Sync Connector; gör den det skickar den långt fler poster, fält eller listvärden än som hör ihop.`,
    };
  }
  return {
    en: `The answer is larger than ${megabytes} MB and was cut off. Nothing of it was used. Raise the limit or let the Sync Connector answer less at a time.`,
    sv: `Svaret är större än ${megabytes} MB och avbröts. Inget av det har använts. Höj gränsen eller låt din Sync Connector svara med mindre åt gången.`,
  };
}

function hostileWords({ problem, host }: FailureValues): Words {
  if (problem === "headers") {
    return {
      en: `The answer from ${host} begins with HTTP headers of more than 16 KB and was refused. Check that the address leads to your Sync Connector, and what stands between it and Brygga.`,
      sv: `Svaret från ${host} börjar med HTTP-huvuden på mer än 16 kB och avvisades. Kontrollera att adressen leder till din Sync Connector, och vad som står mellan den och Brygga.`,
    };
  }
  return {
    en: `The answer from ${host} contains XML that could do harm (a document type, entities, endless nesting or endless names) and was refused. Check that the address leads to your Sync Connector and not to something else.`,
    sv: `Svaret från ${host} innehåller XML som kan göra skada (en dokumenttyp, entiteter, ändlös nästling eller ändlösa namn) och avvisades. Kontrollera att adressen leder till din Sync Connector och inte till något annat.`,
  };
}

function certificateWords({ problem, host }: FailureValues): Words {
  const found: Readonly<Record<string, Words>> = {
    "self-signed": {
      en: "it is self-signed, so nobody vouches for it",
      sv: "det är självsignerat, så ingen går i god för det",
    },
    untrusted: { en: "its issuer is not trusted here", sv: "utfärdaren är inte betrodd här" },
    expired: { en: "it has expired", sv: "det har gått ut" },
    "not-yet-valid": { en: "it is not valid yet", sv: "det gäller inte ännu" },
    "wrong-host": { en: "it was issued for another name", sv: "det är utfärdat för ett annat namn" },
    "not-tls": {
      en: "no encrypted connection came about; perhaps the address should begin with http://",
      sv: "ingen krypterad anslutning kom till stånd; kanske ska adressen börja med http://",
    },
  };
  const why = found[String(problem)] ?? {
    en: `it was not accepted (${problem})`,
    sv: `det godtogs inte (${problem})`,
  };
  return {
    en: `The certificate of ${host} cannot be trusted: ${why.en}. Install a valid certificate there, or trust its issuer: paste its certificate under Configure Sync Connector, Advanced.`,
    sv: `Certifikatet för ${host} går inte att lita på: ${why.sv}. Installera ett giltigt certifikat där, eller lita på utfärdaren: klistra in dess certifikat under Konfigurera Sync Connector, Avancerat.`,
  };
}

function statusWords({ status, host }: FailureValues): Words {
  const code = Number(status);
  if (code === 401 || code === 403 || code === 407) {
    return {
      en: `${host} refuses the call (status ${status}): it wants a sign-in, or another one than it got. Enter it under Configure Sync Connector, Advanced, or allow calls from Brygga there.`,
      sv: `${host} nekar anropet (status ${status}): den vill ha en inloggning, eller en annan än den fick. Ange den under Konfigurera Sync Connector, Avancerat, eller tillåt anrop från Brygga där.`,
    };
  }
  if (code === 413) {
    return {
      en: `${host} finds the request too large (status 413). Raise the message size that the Sync Connector accepts.`,
      sv: `${host} tycker att begäran är för stor (status 413). Höj den meddelandestorlek som din Sync Connector tar emot.`,
    };
  }
  return {
    en: `${host} answered with status ${status} instead of a SOAP message. Check the address, and that the Sync Connector is running properly.`,
    sv: `${host} svarade med status ${status} i stället för ett SOAP-meddelande. Kontrollera adressen och att din Sync Connector fungerar.`,
  };
}

function notSoapWords({ found, title, url, encoding }: FailureValues): Words {
  if (found === "compressed") {
    return {
      en: `The answer from ${url} is compressed (${encoding}), which Brygga did not ask for and does not unpack. Turn compression off for this address in the Sync Connector or in the web server in front of it.`,
      sv: `Svaret från ${url} är komprimerat (${encoding}), vilket Brygga inte har bett om och inte packar upp. Stäng av komprimering för adressen i din Sync Connector eller i webbservern framför den.`,
    };
  }
  const kinds: Readonly<Record<string, Words>> = {
    html: {
      en: `a web page${title ? ` (“${title}”)` : ""}`,
      sv: `en webbsida${title ? ` (”${title}”)` : ""}`,
    },
    json: { en: "JSON", sv: "JSON" },
    empty: { en: "an empty answer", sv: "ett tomt svar" },
    xml: { en: "XML that is not SOAP", sv: "XML som inte är SOAP" },
  };
  const what = kinds[String(found)] ?? { en: "something that is not XML", sv: "något som inte är XML" };
  return {
    en: `What answers at ${url} is not a Sync Connector: it sent ${what.en}. Check the address; it usually ends with ErpConnectorWS.svc.`,
    sv: `Det som svarar på ${url} är ingen Sync Connector: det skickade ${what.sv}. Kontrollera adressen; den slutar oftast med ErpConnectorWS.svc.`,
  };
}

function egressWords({ address, reason, host }: FailureValues): Words {
  const isLed = host !== undefined && String(host).replace(/^\[|\]$/g, "") !== address;
  if (reason === "private") {
    return {
      en: `Brygga is set not to call private networks, and ${address} is in one. Use a public address, or have the setting changed.`,
      sv: `Brygga är inställd på att inte anropa privata nätverk, och ${address} ligger i ett. Använd en publik adress eller be att få inställningen ändrad.`,
    };
  }
  if (reason === "insecure-redirect") {
    return {
      en: `The server sends the call on to an unencrypted address (${address}), which would give away secrets. Enter the final address yourself if that is what you want.`,
      sv: `Servern skickar anropet vidare till en okrypterad adress (${address}), vilket skulle röja hemligheter. Ange själv den slutliga adressen om det är vad du vill.`,
    };
  }
  if (reason === "inward") {
    return {
      en: `The server sends the call on to ${address}, which lies nearer to Brygga than the server itself: in the private network, or on this machine. That is not followed, because it would give somebody outside a way in. Enter the final address yourself if that is what you want.`,
      sv: `Servern skickar anropet vidare till ${address}, som ligger närmare Brygga än servern själv: i det privata nätverket eller på den här datorn. Det följs inte, eftersom det skulle ge någon utifrån en väg in. Ange själv den slutliga adressen om det är vad du vill.`,
    };
  }
  return {
    en: `Brygga does not call ${address}${isLed ? `, where ${host} leads` : ""}: that kind of address (${reason}) never belongs to a Sync Connector. Correct the address.`,
    sv: `Brygga anropar inte ${address}${isLed ? `, dit ${host} leder` : ""}: en sådan adress (${reason}) tillhör aldrig en Sync Connector. Rätta adressen.`,
  };
}

function unsupportedUrlWords({ problem, scheme, host }: FailureValues): Words {
  if (problem === "redirect") {
    return {
      en: `${host} sends the call on to an address that Brygga does not call${scheme ? ` (${scheme})` : ""}. Enter the final address of the Sync Connector; it begins with http:// or https:// and has no user name in it.`,
      sv: `${host} skickar anropet vidare till en adress som Brygga inte anropar${scheme ? ` (${scheme})` : ""}. Ange den slutliga adressen till din Sync Connector; den börjar med http:// eller https:// och innehåller inget användarnamn.`,
    };
  }
  if (problem === "redirects") {
    return {
      en: "The address leads in a circle: too many redirects. Enter the final address.",
      sv: "Adressen leder runt i en cirkel: för många omdirigeringar. Ange den slutliga adressen.",
    };
  }
  if (problem === "credentials") {
    return {
      en: "The address must not contain a user name or password. Take them out; Advanced, below the address, is the place for them.",
      sv: "Adressen får inte innehålla användarnamn eller lösenord. Ta bort dem; Avancerat, nedanför adressen, är rätt plats för dem.",
    };
  }
  return {
    en: `This is not an address that can be called${scheme ? ` (${scheme})` : ""}. It must begin with http:// or https:// and name a host, or be plugin:// or app:// and a name.`,
    sv: `Det här är ingen adress som kan anropas${scheme ? ` (${scheme})` : ""}. Den måste börja med http:// eller https:// och ange en värddator, eller vara plugin:// eller app:// och ett namn.`,
  };
}
