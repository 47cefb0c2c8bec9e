/** Texts of addresses that Brygga does not call: the connector's own, or the one that its server leads to. */

import type { FailureValues } from "./connector-failure.ts";
import type { Words } from "./words.ts";

export function egressWords({ address, reason, host }: FailureValues): Words {
  const isLed = host !== undefined && String(host).replace(/^\[|\]$/g, "") !== address;
  if (reason === "private") {
    return {
      en: `Brygga is set not to call private networks, and ${address} is in one. Use a public address, or have the setting changed.`,
      sv: `Brygga är inställd på att inte anropa privata nätverk, och ${address} ligger i ett. Använd en publik adress eller be att få inställningen ändrad.`,
      nb: `Brygga er innstilt på ikke å kalle private nettverk, og ${address} ligger i et. Bruk en offentlig adresse, eller få innstillingen endret.`,
      da: `Brygga er indstillet til ikke at kalde private netværk, og ${address} ligger i et. Brug en offentlig adresse, eller få indstillingen ændret.`,
      de: `Brygga ist so eingestellt, dass private Netzwerke nicht aufgerufen werden, und ${address} liegt in einem. Verwenden Sie eine öffentliche Adresse, oder lassen Sie die Einstellung ändern.`,
      nl: `Brygga is zo ingesteld dat privénetwerken niet worden aangeroepen, en ${address} ligt in een privénetwerk. Gebruik een openbaar adres, of laat de instelling wijzigen.`,
    };
  }
  if (reason === "insecure-redirect") {
    return {
      en: `The server sends the call on to an unencrypted address (${address}), which would give away secrets. Enter the final address yourself if that is what you want.`,
      sv: `Servern skickar anropet vidare till en okrypterad adress (${address}), vilket skulle röja hemligheter. Ange själv den slutliga adressen om det är vad du vill.`,
      nb: `Serveren sender kallet videre til en ukryptert adresse (${address}), noe som ville røpe hemmeligheter. Skriv inn den endelige adressen selv hvis det er det du vil.`,
      da: `Serveren sender kaldet videre til en ukrypteret adresse (${address}), hvilket ville røbe hemmeligheder. Indtast selv den endelige adresse, hvis det er det, du vil.`,
      de: `Der Server leitet den Aufruf an eine unverschlüsselte Adresse weiter (${address}), was Geheimnisse preisgeben würde. Geben Sie die endgültige Adresse selbst ein, wenn Sie das wollen.`,
      nl: `De server stuurt de aanroep door naar een onversleuteld adres (${address}), wat geheimen zou prijsgeven. Vul zelf het uiteindelijke adres in als u dat wilt.`,
    };
  }
  if (reason === "inward") {
    return {
      en: `The server sends the call on to ${address}, which lies nearer to Brygga than the server itself: in the private network, or on this machine. That is not followed, because it would give somebody outside a way in. Enter the final address yourself if that is what you want.`,
      sv: `Servern skickar anropet vidare till ${address}, som ligger närmare Brygga än servern själv: i det privata nätverket eller på den här datorn. Det följs inte, eftersom det skulle ge någon utifrån en väg in. Ange själv den slutliga adressen om det är vad du vill.`,
      nb: `Serveren sender kallet videre til ${address}, som ligger nærmere Brygga enn serveren selv: i det private nettverket eller på denne maskinen. Det blir ikke fulgt, fordi det ville gi noen utenfra en vei inn. Skriv inn den endelige adressen selv hvis det er det du vil.`,
      da: `Serveren sender kaldet videre til ${address}, som ligger nærmere Brygga end serveren selv: i det private netværk eller på denne maskine. Det følges ikke, fordi det ville give nogen udefra en vej ind. Indtast selv den endelige adresse, hvis det er det, du vil.`,
      de: `Der Server leitet den Aufruf an ${address} weiter; diese Adresse liegt näher bei Brygga als der Server selbst: im privaten Netzwerk oder auf diesem Rechner. Brygga folgt dem nicht, weil das jemandem von außen einen Weg hinein öffnen würde. Geben Sie die endgültige Adresse selbst ein, wenn Sie das wollen.`,
      nl: `De server stuurt de aanroep door naar ${address}, een adres dat dichter bij Brygga ligt dan de server zelf: in het privénetwerk of op deze computer. Dat wordt niet gevolgd, omdat het iemand van buiten een weg naar binnen zou geven. Vul zelf het uiteindelijke adres in als u dat wilt.`,
    };
  }
  return {
    en: `Brygga does not call ${address}${isLed ? `, where ${host} leads` : ""}: that kind of address (${reason}) never belongs to a Sync Connector. Correct the address.`,
    sv: `Brygga anropar inte ${address}${isLed ? `, dit ${host} leder` : ""}: en sådan adress (${reason}) tillhör aldrig en Sync Connector. Rätta adressen.`,
    nb: `Brygga kaller ikke ${address}${isLed ? `, som ${host} fører til` : ""}: en slik adresse (${reason}) tilhører aldri en Sync Connector. Rett adressen.`,
    da: `Brygga kalder ikke ${address}${isLed ? `, som ${host} fører til` : ""}: en sådan adresse (${reason}) tilhører aldrig en Sync Connector. Ret adressen.`,
    de: `Brygga ruft ${address}${isLed ? ` (dorthin führt ${host})` : ""} nicht auf: Eine solche Adresse (${reason}) gehört nie zu einem Sync Connector. Korrigieren Sie die Adresse.`,
    nl: `Brygga roept ${address}${isLed ? ` (waar ${host} naartoe leidt)` : ""} niet aan: een dergelijk adres (${reason}) hoort nooit bij een Sync Connector. Corrigeer het adres.`,
  };
}

export function unsupportedUrlWords({ problem, scheme, host }: FailureValues): Words {
  if (problem === "redirect") {
    return {
      en: `${host} sends the call on to an address that Brygga does not call${scheme ? ` (${scheme})` : ""}. Enter the final address of the Sync Connector; it begins with http:// or https:// and has no user name in it.`,
      sv: `${host} skickar anropet vidare till en adress som Brygga inte anropar${scheme ? ` (${scheme})` : ""}. Ange den slutliga adressen till din Sync Connector; den börjar med http:// eller https:// och innehåller inget användarnamn.`,
      nb: `${host} sender kallet videre til en adresse som Brygga ikke kaller${scheme ? ` (${scheme})` : ""}. Skriv inn den endelige adressen til Sync Connectoren; den begynner med http:// eller https:// og inneholder ikke noe brukernavn.`,
      da: `${host} sender kaldet videre til en adresse, som Brygga ikke kalder${scheme ? ` (${scheme})` : ""}. Indtast Sync Connectorens endelige adresse; den begynder med http:// eller https:// og indeholder intet brugernavn.`,
      de: `${host} leitet den Aufruf an eine Adresse weiter, die Brygga nicht aufruft${scheme ? ` (${scheme})` : ""}. Geben Sie die endgültige Adresse des Sync Connectors ein; sie beginnt mit http:// oder https:// und enthält keinen Benutzernamen.`,
      nl: `${host} stuurt de aanroep door naar een adres dat Brygga niet aanroept${scheme ? ` (${scheme})` : ""}. Vul het uiteindelijke adres van de Sync Connector in; het begint met http:// of https:// en bevat geen gebruikersnaam.`,
    };
  }
  if (problem === "redirects") {
    return {
      en: "The address leads in a circle: too many redirects. Enter the final address.",
      sv: "Adressen leder runt i en cirkel: för många omdirigeringar. Ange den slutliga adressen.",
      nb: "Adressen går i ring: for mange omdirigeringer. Skriv inn den endelige adressen.",
      da: "Adressen kører i ring: for mange omdirigeringer. Indtast den endelige adresse.",
      de: "Die Adresse führt im Kreis: zu viele Weiterleitungen. Geben Sie die endgültige Adresse ein.",
      nl: "Het adres leidt in een kring rond: te veel omleidingen. Vul het uiteindelijke adres in.",
    };
  }
  if (problem === "credentials") {
    return {
      en: "The address must not contain a user name or password. Take them out; Advanced, below the address, is the place for them.",
      sv: "Adressen får inte innehålla användarnamn eller lösenord. Ta bort dem; Avancerat, nedanför adressen, är rätt plats för dem.",
      nb: "Adressen kan ikke inneholde brukernavn eller passord. Fjern dem; de hører hjemme under Avansert, nedenfor adressen.",
      da: "Adressen må ikke indeholde brugernavn eller adgangskode. Fjern dem; de hører til under Avanceret, nedenfor adressen.",
      de: "Die Adresse darf weder Benutzernamen noch Passwort enthalten. Entfernen Sie beides; der Platz dafür ist Erweitert, unterhalb der Adresse.",
      nl: "Het adres mag geen gebruikersnaam of wachtwoord bevatten. Haal die eruit; Geavanceerd, onder het adres, is de plaats daarvoor.",
    };
  }
  return {
    en: `This is not an address that can be called${scheme ? ` (${scheme})` : ""}. It must begin with http:// or https:// and name a host, or be plugin:// or app:// and a name.`,
    sv: `Det här är ingen adress som kan anropas${scheme ? ` (${scheme})` : ""}. Den måste börja med http:// eller https:// och ange en värddator, eller vara plugin:// eller app:// och ett namn.`,
    nb: `Dette er ikke en adresse som kan kalles${scheme ? ` (${scheme})` : ""}. Den må begynne med http:// eller https:// og oppgi en vert, eller være plugin:// eller app:// og et navn.`,
    da: `Dette er ikke en adresse, der kan kaldes${scheme ? ` (${scheme})` : ""}. Den skal begynde med http:// eller https:// og angive en vært eller være plugin:// eller app:// og et navn.`,
    de: `Das ist keine Adresse, die aufgerufen werden kann${scheme ? ` (${scheme})` : ""}. Sie muss mit http:// oder https:// beginnen und einen Host nennen oder aus plugin:// oder app:// und einem Namen bestehen.`,
    nl: `Dit is geen adres dat kan worden aangeroepen${scheme ? ` (${scheme})` : ""}. Het moet beginnen met http:// of https:// en een host noemen, of bestaan uit plugin:// of app:// en een naam.`,
  };
}
