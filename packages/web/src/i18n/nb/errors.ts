import type { errors as source } from "../en/errors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const errors: TranslationOf<typeof source> = {
  "invalid-request": {
    title: "Noe i forespørselen stemmer ikke",
    advice: "Kontroller verdiene du har skrevet inn, og prøv igjen.",
  },
  "not-signed-in": { title: "Du er ikke logget på", advice: "Logg på og prøv igjen." },
  "wrong-credentials": {
    title: "Brukernavnet og passordet stemmer ikke overens",
    advice: "Kontroller begge og prøv igjen. Passord skiller mellom store og små bokstaver.",
  },
  "too-many-attempts": {
    title: "For mange påloggingsforsøk",
    advice: "Vent noen minutter før du prøver igjen.",
  },
  "not-allowed": {
    title: "Du har ikke lov til dette",
    advice: "Spør en administrator hvis du trenger rettigheten.",
  },
  "not-found": {
    title: "Det finnes ikke lenger",
    advice: "Det kan være slettet, eller du har ikke tilgang til det. Last inn siden på nytt.",
  },
  "version-conflict": {
    title: "Noen andre har endret dette i mellomtiden",
    advice: "Hent gjeldende versjon, og gjør endringen din på nytt der den fortsatt trengs.",
  },
  "internal-error": {
    title: "En feil i Brygga",
    advice:
      "Ingenting halvferdig er lagret. Prøv igjen. Hvis det skjer igjen, står detaljene i serverens logg.",
  },
  "storage-full": {
    title: "Det er ikke mer plass på disken til Brygga",
    advice: "Ingenting av dette er lagret. Frigjør plass der Brygga har dataene sine, og prøv igjen.",
  },
  "storage-busy": {
    title: "Et annet program holder databasen til Brygga",
    advice:
      "Ingenting av dette er lagret. Lukk programmet som har databasen åpen, for eksempel en sikkerhetskopiering eller et databaseverktøy, og prøv igjen.",
  },
  "storage-failed": {
    title: "Databasen til Brygga kan ikke brukes",
    advice:
      "Ingenting av dette er lagret. Kontroller disken og rettighetene til datamappen. Serverens logg har detaljene.",
  },
  "connector-in-use": {
    title: "Sync Connectoren er i bruk",
    advice: "Slett disse ERP-tilkoblingene først: {{connections}}",
  },
  "connector-deleted": {
    title: "Sync Connectoren er slettet",
    advice: "Gjenopprett den først, og prøv deretter igjen.",
  },
  "connector-failed": {
    title: "Sync Connectoren kunne ikke gjøre det",
    advice: "Kontroller at ERP-systemet og Sync Connectoren kjører, og prøv igjen.",
  },
  "name-taken": { title: "Navnet er opptatt", advice: "Velg et annet navn." },
  "test-required": {
    title: "Verdiene er ikke testet",
    advice: "Klikk på Test ERP-tilkoblingen. Når testen lykkes med disse verdiene, kan du lagre.",
  },
  "mandatory-fields-missing": {
    title: "Obligatoriske felt er tomme",
    advice: "Fyll ut feltene som er merket med stjerne.",
  },
  "scope-incomplete": {
    title: "Ingen kan bruke tilkoblingen",
    advice: "Velg minst én bruker eller gruppe, eller sett synligheten til Alle.",
  },
  "connection-active": {
    title: "ERP-tilkoblingen er aktiv",
    advice: "Fjern merket for Aktiv, gjør endringen, og aktiver den igjen.",
  },
  "connection-inactive": {
    title: "ERP-tilkoblingen er ikke aktiv",
    advice: "Aktiver tilkoblingen først.",
  },
  "job-under-way": {
    title: "Det samme pågår allerede for denne tilkoblingen",
    advice: "Vent til det er ferdig, eller avbryt det, og start på nytt.",
  },
  "create-in-doubt": {
    title: "Det er usikkert om ERP-systemet har opprettet {{actorType}}",
    advice:
      "Brygga leter etter aktøren i ERP-systemet og kobler den til hvis den blir funnet. Ingenting opprettes to ganger. Vent på neste synk, eller si hvilken aktør det er.",
  },
  "last-administrator": {
    title: "Dette er den siste administratoren",
    advice:
      "Uten denne brukeren kan ingen lenger administrere Brygga. Gjør først en annen bruker til administrator.",
  },
  "wrong-password": {
    title: "Det nåværende passordet er et annet",
    advice: "Skriv inn det nåværende passordet på nytt. Passord skiller mellom store og små bokstaver.",
  },
  "list-in-use": {
    title: "Listen er i bruk",
    advice: "Slett disse feltene først: {{fields}}",
  },
  "field-in-use": {
    title: "Feltet er i bruk",
    advice:
      "Gjør først disse ERP-tilkoblingene inaktive, og fjern feltet fra tilordningene deres: {{connections}}",
  },
  "values-do-not-fit": {
    title: "Det ville ikke lenger være plass til alle verdier",
    advice_one: "{{count}} post har en lengre verdi. Endre den først, eller gi mer plass.",
    advice_other: "{{count}} poster har en lengre verdi. Endre dem først, eller gi mer plass.",
  },
  "nothing-to-undo": {
    title: "Det er ingenting å angre",
    advice: "Loggen har ingen endring her som kan tas tilbake. Velg en annen kjøring eller en annen post.",
  },
  "not-importable": {
    title: "Aktørtypen kan ikke importeres",
    advice:
      "Tilordningen må være aktiv, og ERP-systemet må ha et felt å søke på. Se under Tilordninger, eller velg en annen type.",
  },
  "import-begun": {
    title: "Importen har begynt",
    advice: "Det er ikke lenger mulig å endre hva den tar med. Start en ny import for andre aktører.",
  },
  "import-not-previewed": {
    title: "Det finnes ingen forhåndsvisning ennå",
    advice: "Lag forhåndsvisningen først: utvalget eller innstillingene er endret siden den forrige.",
  },
  "nothing-to-import": {
    title: "Det er ingenting å importere",
    advice: "Ingenting er valgt, gjenstår eller har mislyktes. Søk i ERP-systemet og legg til aktører først.",
  },
  "connection-deleted": {
    title: "ERP-tilkoblingen er slettet",
    advice: "Gjenopprett tilkoblingen først.",
  },
  "activation-refused": {
    title: "ERP-tilkoblingen kan ikke aktiveres ennå",
    advice: "Rett opp det som står i listen, og aktiver den deretter.",
  },
  "mapping-invalid": {
    title: "Tilordningen bryter en regel",
    advice: "Rett feltene som står i listen.",
  },
  "list-mapping-invalid": {
    title: "Et element er brukt to ganger",
    advice: "Hvert element kan bare tilordnes ett annet. Rett dem som er merket med rødt.",
  },
  "defaults-invalid": {
    title: "En standardverdi bryter en regel",
    advice: "Rett feltene som står i listen.",
  },
  "already-linked": {
    title: "Allerede koblet",
    advice:
      "Posten eller ERP-aktøren er koblet til noe annet i denne ERP-tilkoblingen. Koble den fra der først.",
  },
  "parent-not-linked": {
    title: "Firmaet er ikke koblet til",
    advice: "Koble kontaktens firma til ERP først.",
  },
  "actor-not-found": {
    title: "Aktøren finnes ikke lenger i ERP",
    advice: "Den kan være slettet i ERP. Søk på nytt.",
  },
  "erp-refused": {
    title: "ERP-systemet tok ikke imot endringen",
    advice: "Ingenting er koblet til eller endret. Rett det ERP-systemet innvender mot, og prøv igjen.",
  },
  "erp-unreachable": {
    title: "ERP-systemet kunne ikke nås",
    advice: "Kontroller at ERP-systemet og Sync Connectoren kjører, og prøv igjen.",
  },
  "server-unreachable": {
    title: "Brygga svarer ikke",
    advice:
      "Kontroller nettverkstilkoblingen, og at Brygga kjører. Det du har skrevet inn, er fortsatt her: prøv igjen om litt.",
  },
  "unexpected-reply": {
    title: "Brygga svarte noe uventet",
    advice: "Siden kan være eldre enn serveren. Last den inn på nytt.",
  },
  unknown: { title: "Noe gikk galt", advice: "Prøv igjen." },
  entries: {
    "unknown-field": { text: "Dette feltet finnes ikke lenger. Last inn siden på nytt." },
    "read-only": { text: "Dette feltet kan ikke endres." },
    mandatory: { text: "Fyll ut dette feltet." },
    "wrong-type": { text: "Verdien passer ikke i feltet. Tall skrives bare med sifre." },
    "too-long": {
      text: "Teksten er for lang.",
      exact_one: "Det er plass til høyst {{count}} tegn.",
      exact_other: "Det er plass til høyst {{count}} tegn.",
    },
    "nul-character": {
      text: "Teksten inneholder et usynlig tegn (U+0000) som ingen ERP kan ta imot. Skriv teksten på nytt i stedet for å lime den inn.",
    },
    "too-precise": {
      text: "Tallet har for mange sifre etter desimaltegnet.",
      exact_zero: "Bare hele tall: ingenting etter desimaltegnet lagres.",
      exact_one: "Høyst {{count}} siffer etter desimaltegnet lagres.",
      exact_other: "Høyst {{count}} sifre etter desimaltegnet lagres.",
    },
    "invalid-date": { text: "Datoen finnes ikke." },
    "no-such-time-zone": {
      text: "Det finnes ingen tidssone med det navnet. Skriv den som «Europe/Oslo».",
    },
    "no-such-item": { text: "Elementet finnes ikke lenger i listen. Velg et annet." },
    "no-such-record": { text: "Det som er valgt her, finnes ikke lenger. Velg noe annet." },
    "unknown-sort": { text: "Listen kan ikke sorteres slik. Last inn siden på nytt." },
    "invalid-cursor": { text: "Listen er endret. Last inn siden på nytt." },
    "invalid-etag": { text: "Det er ukjent hvilken versjon som ble lest. Last inn siden på nytt." },
    "invalid-url": {
      text: "Adressen må begynne med http:// eller https:// (for en Sync Connector også plugin:// eller app://), oppgi en vert og kan ikke inneholde brukernavn eller passord.",
    },
    "invalid-certificate": {
      text: "Dette er ikke et sertifikat. Lim det inn som tekst (PEM): det begynner med -----BEGIN CERTIFICATE-----.",
    },
    "invalid-public-key": {
      text: "Dette er ikke en offentlig nøkkel som Brygga kan bruke. Lim inn den offentlige, aldri den private: RSA med minst 2048 biter, som PEM (den begynner med -----BEGIN PUBLIC KEY-----) eller som JSON Web Key Set.",
    },
    "bad-access": {
      text: "En bruker eller gruppe i synligheten finnes ikke lenger. Angi synligheten på nytt.",
    },
    "invalid-type": { text: "En verdi mangler eller er av feil slag." },
    "invalid-value": { text: "Verdien er ikke blant de mulige." },
    "invalid-format": { text: "Verdien er skrevet i en annen form enn ventet." },
    "too-small": { text: "Verdien er for liten, for kort eller tom." },
    "too-big": { text: "Verdien er for stor eller for lang." },
    "not-multiple-of": { text: "Tallet er ikke blant de mulige." },
    "unrecognized-keys": { text: "Siden sendte noe serveren ikke kjenner til. Last inn siden på nytt." },
    "invalid-union": { text: "Verdien passer ikke." },
    "invalid-key": { text: "Et navn i verdien passer ikke." },
    "invalid-element": { text: "En del av verdien passer ikke." },
    custom: { text: "Verdien passer ikke." },
  },
};
