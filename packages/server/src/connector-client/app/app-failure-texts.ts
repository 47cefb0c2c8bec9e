import type { TokenCheck } from "@brygga/protocol";
import type { FailureValues } from "../connector-failure.ts";
import type { Words } from "../words.ts";

/** Parts are put together in each language, so none may lack. */
type AllWords = Required<Words>;

export const appNotFoundWords = ({ application }: FailureValues): AllWords => ({
  en: `No application called ${application} is registered. Correct the name after app://, or register it with its address and public key: brygga app add.`,
  sv: `Ingen applikation som heter ${application} är registrerad. Rätta namnet efter app://, eller registrera den med adress och publik nyckel: brygga app add.`,
  nb: `Ingen applikasjon som heter ${application}, er registrert. Rett navnet etter app://, eller registrer den med adresse og offentlig nøkkel: brygga app add.`,
  da: `Ingen applikation, der hedder ${application}, er registreret. Ret navnet efter app://, eller registrer den med adresse og offentlig nøgle: brygga app add.`,
  de: `Es ist keine Anwendung mit dem Namen ${application} registriert. Korrigieren Sie den Namen nach app://, oder registrieren Sie die Anwendung mit Adresse und öffentlichem Schlüssel: brygga app add.`,
  nl: `Er is geen toepassing met de naam ${application} geregistreerd. Corrigeer de naam na app://, of registreer de toepassing met adres en openbare sleutel: brygga app add.`,
});

const CHECKS: Readonly<Record<TokenCheck, AllWords>> = {
  malformed: {
    en: "what it answered is no signed token",
    sv: "det som den svarade är inget signerat bevis",
    nb: "det den svarte, er ikke et signert token",
    da: "det, den svarede, er ikke et signeret token",
    de: "Die Antwort ist kein signiertes Token",
    nl: "het antwoord is geen ondertekend token",
  },
  algorithm: {
    en: "its answer is not signed in the agreed way (RS256)",
    sv: "dess svar är inte signerat på överenskommet sätt (RS256)",
    nb: "svaret er ikke signert på avtalt måte (RS256)",
    da: "dens svar er ikke signeret på den aftalte måde (RS256)",
    de: "Die Antwort ist nicht auf die vereinbarte Weise signiert (RS256)",
    nl: "het antwoord is niet op de afgesproken manier ondertekend (RS256)",
  },
  signature: {
    en: "its answer is signed with another key than the one that is registered",
    sv: "dess svar är signerat med en annan nyckel än den som är registrerad",
    nb: "svaret er signert med en annen nøkkel enn den som er registrert",
    da: "dens svar er signeret med en anden nøgle end den, der er registreret",
    de: "Die Antwort ist mit einem anderen Schlüssel als dem registrierten signiert",
    nl: "het antwoord is ondertekend met een andere sleutel dan de geregistreerde",
  },
  expired: {
    en: "its answer had expired; compare the clocks of the two machines",
    sv: "dess svar hade gått ut; jämför de två datorernas klockor",
    nb: "svaret var utløpt; sammenlign klokkene på de to maskinene",
    da: "dens svar var udløbet; sammenlign urene på de to computere",
    de: "Die Antwort war abgelaufen; vergleichen Sie die Uhren der beiden Rechner",
    nl: "het antwoord was verlopen; vergelijk de klokken van de twee computers",
  },
  "not-yet-valid": {
    en: "its answer is not valid yet; compare the clocks of the two machines",
    sv: "dess svar gäller inte ännu; jämför de två datorernas klockor",
    nb: "svaret er ikke gyldig ennå; sammenlign klokkene på de to maskinene",
    da: "dens svar er ikke gyldigt endnu; sammenlign urene på de to computere",
    de: "Die Antwort ist noch nicht gültig; vergleichen Sie die Uhren der beiden Rechner",
    nl: "het antwoord is nog niet geldig; vergelijk de klokken van de twee computers",
  },
  lifetime: {
    en: "its answer is valid for longer than ten minutes",
    sv: "dess svar gäller längre än tio minuter",
    nb: "svaret er gyldig i mer enn ti minutter",
    da: "dens svar er gyldigt i mere end ti minutter",
    de: "Die Antwort ist länger als zehn Minuten gültig",
    nl: "het antwoord is langer dan tien minuten geldig",
  },
  audience: {
    en: "its answer is meant for another application",
    sv: "dess svar är avsett för en annan applikation",
    nb: "svaret er ment for en annen applikasjon",
    da: "dens svar er beregnet til en anden applikation",
    de: "Die Antwort ist für eine andere Anwendung bestimmt",
    nl: "het antwoord is bestemd voor een andere toepassing",
  },
  claims: {
    en: "its answer lacks what it must say",
    sv: "dess svar saknar uppgifter som måste finnas",
    nb: "svaret mangler opplysninger som må være med",
    da: "dens svar mangler oplysninger, som skal være der",
    de: "In der Antwort fehlen Angaben, die sie enthalten muss",
    nl: "in het antwoord ontbreken gegevens die erin moeten staan",
  },
  replayed: {
    en: "its answer was used before",
    sv: "dess svar har använts förut",
    nb: "svaret har vært brukt før",
    da: "dens svar har været brugt før",
    de: "Die Antwort wurde schon einmal verwendet",
    nl: "het antwoord is al eerder gebruikt",
  },
  nonce: {
    en: "its answer does not belong to what Brygga asked",
    sv: "dess svar hör inte till det som Brygga frågade",
    nb: "svaret hører ikke til det Brygga spurte om",
    da: "dens svar hører ikke til det, Brygga spurgte om",
    de: "Die Antwort gehört nicht zu dem, was Brygga gefragt hat",
    nl: "het antwoord hoort niet bij wat Brygga heeft gevraagd",
  },
  session: {
    en: "its session is unknown",
    sv: "dess session är okänd",
    nb: "applikasjonens økt er ukjent",
    da: "dens session er ukendt",
    de: "Die Sitzung der Anwendung ist unbekannt",
    nl: "de sessie van de toepassing is onbekend",
  },
  content: {
    en: "its answer was made for another message",
    sv: "dess svar gjordes för ett annat meddelande",
    nb: "svaret ble laget for en annen melding",
    da: "dens svar blev lavet til en anden meddelelse",
    de: "Die Antwort wurde für eine andere Nachricht erstellt",
    nl: "het antwoord is voor een ander bericht gemaakt",
  },
};

const isCheck = (check: unknown): check is TokenCheck => Object.hasOwn(CHECKS, String(check));

export function appRefusedWords({ application, check, reason }: FailureValues): AllWords {
  if (!isCheck(check)) {
    return {
      en: `The application ${application} does not accept this Brygga${reason ? `: ${reason}` : ", without saying why"}. Give it the public key that Brygga has for it (brygga app show-key ${application}) and compare the application's id and the clocks.`,
      sv: `Applikationen ${application} godtar inte den här Brygga${reason ? `: ${reason}` : ", utan att säga varför"}. Ge den den publika nyckel som Brygga har för den (brygga app show-key ${application}) och jämför applikationens id och klockorna.`,
      nb: `Applikasjonen ${application} godtar ikke denne Brygga${reason ? `: ${reason}` : ", uten å si hvorfor"}. Gi den den offentlige nøkkelen som Brygga har for den (brygga app show-key ${application}), og sammenlign applikasjonens id og klokkene.`,
      da: `Applikationen ${application} accepterer ikke denne Brygga${reason ? `: ${reason}` : ", uden at sige hvorfor"}. Giv den den offentlige nøgle, som Brygga har til den (brygga app show-key ${application}), og sammenlign applikationens id og urene.`,
      de: `Die Anwendung ${application} akzeptiert dieses Brygga nicht${reason ? `: ${reason}` : ", ohne einen Grund zu nennen"}. Geben Sie ihr den öffentlichen Schlüssel, den Brygga für sie hat (brygga app show-key ${application}), und vergleichen Sie die ID der Anwendung und die Uhren.`,
      nl: `De toepassing ${application} accepteert deze Brygga niet${reason ? `: ${reason}` : ", zonder te zeggen waarom"}. Geef de toepassing de openbare sleutel die Brygga ervoor heeft (brygga app show-key ${application}) en vergelijk de id van de toepassing en de klokken.`,
    };
  }
  const { en, sv, nb, da, de, nl } = CHECKS[check];
  return {
    en: `The application ${application} did not prove who it is: ${en}. Nothing was sent to it. Check that its address and its public key are registered as they are now.`,
    sv: `Applikationen ${application} har inte visat vem den är: ${sv}. Ingenting skickades till den. Kontrollera att dess adress och publika nyckel är registrerade så som de är nu.`,
    nb: `Applikasjonen ${application} har ikke bevist hvem den er: ${nb}. Ingenting ble sendt til den. Kontroller at adressen og den offentlige nøkkelen er registrert slik de er nå.`,
    da: `Applikationen ${application} har ikke bevist, hvem den er: ${da}. Intet blev sendt til den. Kontrollér, at dens adresse og offentlige nøgle er registreret, som de er nu.`,
    de: `Die Anwendung ${application} hat sich nicht ausgewiesen: ${de}. Es wurde nichts an sie gesendet. Prüfen Sie, ob ihre Adresse und ihr öffentlicher Schlüssel so registriert sind, wie sie jetzt lauten.`,
    nl: `De toepassing ${application} heeft niet bewezen wie ze is: ${nl}. Er is niets naartoe gestuurd. Controleer of het adres en de openbare sleutel van de toepassing zijn geregistreerd zoals ze nu zijn.`,
  };
}
