import type { errors as source } from "../en/errors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const errors: TranslationOf<typeof source> = {
  "invalid-request": {
    title: "Noget i anmodningen passer ikke",
    advice: "Kontrollér de værdier, du har indtastet, og prøv igen.",
  },
  "not-signed-in": { title: "Du er ikke logget på", advice: "Log på, og prøv igen." },
  "wrong-credentials": {
    title: "Brugernavnet og adgangskoden passer ikke sammen",
    advice: "Kontrollér begge, og prøv igen. Adgangskoder skelner mellem store og små bogstaver.",
  },
  "too-many-attempts": {
    title: "For mange forsøg på at logge på",
    advice: "Vent et par minutter, før du prøver igen.",
  },
  "not-allowed": {
    title: "Det må du ikke",
    advice: "Spørg en administrator, hvis du har brug for rettigheden.",
  },
  "not-found": {
    title: "Det findes ikke længere",
    advice: "Det kan være slettet, eller du har ikke adgang til det. Indlæs siden igen.",
  },
  "version-conflict": {
    title: "En anden har ændret dette i mellemtiden",
    advice: "Hent den aktuelle version, og foretag din ændring igen, hvor den stadig er nødvendig.",
  },
  "internal-error": {
    title: "En fejl i Brygga",
    advice: "Intet halvfærdigt er gemt. Prøv igen. Hvis det sker igen, står detaljerne i serverens log.",
  },
  "storage-full": {
    title: "Der er ikke mere plads på Bryggas disk",
    advice: "Intet af dette er gemt. Frigør plads dér, hvor Brygga har sine data, og prøv igen.",
  },
  "storage-busy": {
    title: "Et andet program holder Bryggas database",
    advice:
      "Intet af dette er gemt. Luk det program, der har databasen åben, for eksempel en sikkerhedskopiering eller et databaseværktøj, og prøv igen.",
  },
  "storage-failed": {
    title: "Bryggas database kan ikke bruges",
    advice:
      "Intet af dette er gemt. Kontrollér disken og rettighederne til datamappen. Serverens log har detaljerne.",
  },
  "connector-in-use": {
    title: "Sync Connectoren er i brug",
    advice: "Slet disse ERP-forbindelser først: {{connections}}",
  },
  "connector-deleted": {
    title: "Sync Connectoren er slettet",
    advice: "Gendan den først, og prøv derefter igen.",
  },
  "connector-failed": {
    title: "Sync Connectoren kunne ikke gøre det",
    advice: "Kontrollér, at ERP-systemet og dets Sync Connector kører, og prøv igen.",
  },
  "name-taken": { title: "Navnet er optaget", advice: "Vælg et andet navn." },
  "test-required": {
    title: "Værdierne er ikke testet",
    advice: "Klik på Test ERP-forbindelsen. Når testen lykkes med disse værdier, kan du gemme.",
  },
  "mandatory-fields-missing": {
    title: "Påkrævede felter er tomme",
    advice: "Udfyld de felter, der er markeret med en stjerne.",
  },
  "scope-incomplete": {
    title: "Ingen må bruge forbindelsen",
    advice: "Vælg mindst én bruger eller gruppe, eller sæt synligheden til Alle.",
  },
  "connection-active": {
    title: "ERP-forbindelsen er aktiv",
    advice: "Fjern markeringen af Aktiv, foretag ændringen, og aktivér den igen.",
  },
  "connection-inactive": {
    title: "ERP-forbindelsen er ikke aktiv",
    advice: "Aktivér forbindelsen først.",
  },
  "job-under-way": {
    title: "Det samme er allerede i gang for denne forbindelse",
    advice: "Vent, til det er færdigt, eller afbryd det, og start igen.",
  },
  "create-in-doubt": {
    title: "Det er usikkert, om ERP-systemet har oprettet {{actorType}}",
    advice:
      "Brygga leder efter aktøren i ERP-systemet og forbinder den, hvis den bliver fundet. Intet oprettes to gange. Vent på næste synk, eller angiv, hvilken aktør det er.",
  },
  "last-administrator": {
    title: "Dette er den sidste administrator",
    advice:
      "Uden denne bruger kunne ingen længere administrere Brygga. Gør først en anden bruger til administrator.",
  },
  "wrong-password": {
    title: "Den nuværende adgangskode er en anden",
    advice: "Indtast din nuværende adgangskode igen. Adgangskoder skelner mellem store og små bogstaver.",
  },
  "list-in-use": {
    title: "Listen er i brug",
    advice: "Slet disse felter først: {{fields}}",
  },
  "field-in-use": {
    title: "Feltet er i brug",
    advice:
      "Gør først disse ERP-forbindelser inaktive, og fjern feltet fra deres tilknytninger: {{connections}}",
  },
  "values-do-not-fit": {
    title: "Der ville ikke længere være plads til alle værdier",
    advice_one: "{{count}} post har en længere værdi. Ret den først, eller giv mere plads.",
    advice_other: "{{count}} poster har en længere værdi. Ret dem først, eller giv mere plads.",
  },
  "nothing-to-undo": {
    title: "Der er intet at fortryde",
    advice: "Loggen har ingen ændring her, der kan tages tilbage. Vælg en anden kørsel eller en anden post.",
  },
  "not-importable": {
    title: "Aktørtypen kan ikke importeres",
    advice:
      "Dens tilknytning skal være aktiv, og ERP-systemet skal have et felt at søge på. Se under Tilknytninger, eller vælg en anden type.",
  },
  "import-begun": {
    title: "Importen er begyndt",
    advice: "Det kan ikke længere ændres, hvad den tager med. Start en ny import for andre aktører.",
  },
  "import-not-previewed": {
    title: "Der er ingen forhåndsvisning endnu",
    advice: "Lav forhåndsvisningen først: udvalget eller indstillingerne er ændret siden den seneste.",
  },
  "nothing-to-import": {
    title: "Der er intet at importere",
    advice: "Intet er valgt, mangler eller er mislykkedes. Søg i ERP-systemet, og tilføj aktører først.",
  },
  "connection-deleted": {
    title: "ERP-forbindelsen er slettet",
    advice: "Gendan forbindelsen først.",
  },
  "activation-refused": {
    title: "ERP-forbindelsen kan ikke aktiveres endnu",
    advice: "Ret det, der står på listen, og aktivér den derefter.",
  },
  "mapping-invalid": {
    title: "Tilknytningen bryder en regel",
    advice: "Ret de felter, der står på listen.",
  },
  "list-mapping-invalid": {
    title: "Et element er brugt to gange",
    advice: "Hvert element kan kun knyttes til ét andet. Ret dem, der er markeret med rødt.",
  },
  "defaults-invalid": {
    title: "En standardværdi bryder en regel",
    advice: "Ret de felter, der står på listen.",
  },
  "already-linked": {
    title: "Allerede forbundet",
    advice:
      "Posten eller ERP-aktøren er forbundet med noget andet i denne ERP-forbindelse. Afbryd forbindelsen dér først.",
  },
  "parent-not-linked": {
    title: "Firmaet er ikke forbundet",
    advice: "Forbind kontaktens firma med ERP først.",
  },
  "actor-not-found": {
    title: "Aktøren findes ikke længere i ERP",
    advice: "Den kan være slettet i ERP. Søg igen.",
  },
  "erp-refused": {
    title: "ERP-systemet tog ikke imod ændringen",
    advice: "Intet er forbundet eller ændret. Ret det, som ERP-systemet indvender, og prøv igen.",
  },
  "erp-unreachable": {
    title: "ERP-systemet kunne ikke nås",
    advice: "Kontrollér, at ERP-systemet og dets Sync Connector kører, og prøv igen.",
  },
  "server-unreachable": {
    title: "Brygga svarer ikke",
    advice:
      "Kontrollér din netværksforbindelse, og at Brygga kører. Det, du har indtastet, er her stadig: prøv igen om lidt.",
  },
  "unexpected-reply": {
    title: "Brygga svarede noget uventet",
    advice: "Siden kan være ældre end serveren. Indlæs den igen.",
  },
  unknown: { title: "Noget gik galt", advice: "Prøv igen." },
  entries: {
    "unknown-field": { text: "Feltet findes ikke længere. Indlæs siden igen." },
    "read-only": { text: "Feltet kan ikke ændres." },
    mandatory: { text: "Udfyld feltet." },
    "wrong-type": { text: "Værdien passer ikke i feltet. Tal skrives kun med cifre." },
    "too-long": {
      text: "Teksten er for lang.",
      exact_one: "Der er plads til højst {{count}} tegn.",
      exact_other: "Der er plads til højst {{count}} tegn.",
    },
    "nul-character": {
      text: "Teksten indeholder et usynligt tegn (U+0000), som intet ERP-system kan tage imod. Skriv teksten på ny i stedet for at indsætte den.",
    },
    "too-precise": {
      text: "Tallet har for mange cifre efter decimaltegnet.",
      exact_zero: "Kun hele tal: intet efter decimaltegnet gemmes.",
      exact_one: "Højst {{count}} ciffer efter decimaltegnet gemmes.",
      exact_other: "Højst {{count}} cifre efter decimaltegnet gemmes.",
    },
    "invalid-date": { text: "Datoen findes ikke." },
    "no-such-time-zone": {
      text: "Der er ingen tidszone med det navn. Skriv den som ”Europe/Copenhagen”.",
    },
    "no-such-item": { text: "Elementet findes ikke længere på listen. Vælg et andet." },
    "no-such-record": { text: "Det, der er valgt her, findes ikke længere. Vælg noget andet." },
    "unknown-sort": { text: "Listen kan ikke sorteres sådan. Indlæs siden igen." },
    "invalid-cursor": { text: "Listen er ændret. Indlæs siden igen." },
    "invalid-etag": { text: "Det vides ikke, hvilken version der blev læst. Indlæs siden igen." },
    "invalid-url": {
      text: "Adressen skal begynde med http:// eller https:// (for en Sync Connector også plugin:// eller app://), angive en vært og må ikke indeholde brugernavn eller adgangskode.",
    },
    "invalid-certificate": {
      text: "Dette er ikke et certifikat. Indsæt det som tekst (PEM): det begynder med -----BEGIN CERTIFICATE-----.",
    },
    "invalid-public-key": {
      text: "Dette er ikke en offentlig nøgle, som Brygga kan bruge. Indsæt den offentlige, aldrig den private: RSA med mindst 2048 bit, som PEM (den begynder med -----BEGIN PUBLIC KEY-----) eller som JSON Web Key Set.",
    },
    "bad-access": {
      text: "En bruger eller gruppe i synligheden findes ikke længere. Angiv synligheden på ny.",
    },
    "invalid-type": { text: "En værdi mangler eller er af den forkerte slags." },
    "invalid-value": { text: "Værdien er ikke blandt de mulige." },
    "invalid-format": { text: "Værdien er skrevet i en anden form end ventet." },
    "too-small": { text: "Værdien er for lille, for kort eller tom." },
    "too-big": { text: "Værdien er for stor eller for lang." },
    "not-multiple-of": { text: "Tallet er ikke blandt de mulige." },
    "unrecognized-keys": { text: "Siden sendte noget, som serveren ikke kender. Indlæs siden igen." },
    "invalid-union": { text: "Værdien passer ikke." },
    "invalid-key": { text: "Et navn i værdien passer ikke." },
    "invalid-element": { text: "En del af værdien passer ikke." },
    custom: { text: "Værdien passer ikke." },
  },
};
