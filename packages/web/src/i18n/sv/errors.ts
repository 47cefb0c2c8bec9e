import type { errors as source } from "../en/errors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const errors: TranslationOf<typeof source> = {
  "invalid-request": {
    title: "Något i begäran stämmer inte",
    advice: "Kontrollera värdena du har angett och försök igen.",
  },
  "not-signed-in": { title: "Du är inte inloggad", advice: "Logga in och försök igen." },
  "wrong-credentials": {
    title: "Användarnamnet och lösenordet stämmer inte överens",
    advice: "Kontrollera båda och försök igen. Lösenord skiljer på stora och små bokstäver.",
  },
  "too-many-attempts": {
    title: "För många inloggningsförsök",
    advice: "Vänta några minuter innan du försöker igen.",
  },
  "not-allowed": {
    title: "Du får inte göra detta",
    advice: "Fråga en administratör om du behöver rättigheten.",
  },
  "not-found": {
    title: "Det finns inte längre",
    advice: "Det kan ha tagits bort, eller så får du inte se det. Ladda om sidan.",
  },
  "version-conflict": {
    title: "Någon annan har ändrat detta under tiden",
    advice: "Läs in det aktuella läget och gör om din ändring om den fortfarande behövs.",
  },
  "internal-error": {
    title: "Ett fel i Brygga",
    advice:
      "Inget halvfärdigt har sparats. Försök igen. Om det händer igen finns detaljerna i serverns logg.",
  },
  "storage-full": {
    title: "Det finns inget utrymme kvar på Bryggas disk",
    advice: "Inget av detta har sparats. Frigör utrymme där Brygga har sina data och försök igen.",
  },
  "storage-busy": {
    title: "Ett annat program håller Bryggas databas",
    advice:
      "Inget av detta har sparats. Stäng programmet som har databasen öppen, till exempel en säkerhetskopiering eller ett databasverktyg, och försök igen.",
  },
  "storage-failed": {
    title: "Bryggas databas går inte att använda",
    advice:
      "Inget av detta har sparats. Kontrollera disken och rättigheterna till datamappen. Serverns logg har detaljerna.",
  },
  "connector-in-use": {
    title: "Sync Connector används",
    advice: "Ta först bort dessa ERP-kopplingar: {{connections}}",
  },
  "connector-deleted": {
    title: "Sync Connector är borttagen",
    advice: "Återställ den först och försök sedan igen.",
  },
  "connector-failed": {
    title: "Sync Connector kunde inte utföra det",
    advice: "Kontrollera att ERP-systemet och dess Sync Connector är igång och försök igen.",
  },
  "name-taken": { title: "Namnet är upptaget", advice: "Välj ett annat namn." },
  "test-required": {
    title: "Värdena har inte testats",
    advice: "Klicka på Testa ERP-kopplingen. När testet lyckas med dessa värden kan du spara.",
  },
  "mandatory-fields-missing": {
    title: "Obligatoriska fält är tomma",
    advice: "Fyll i fälten som är märkta med en asterisk.",
  },
  "scope-incomplete": {
    title: "Ingen får använda kopplingen",
    advice: "Välj minst en användare eller grupp, eller sätt synligheten till Alla.",
  },
  "connection-active": {
    title: "ERP-kopplingen är aktiv",
    advice: "Avmarkera Aktiv, gör ändringen och aktivera den igen.",
  },
  "connection-inactive": {
    title: "ERP-kopplingen är inte aktiv",
    advice: "Aktivera kopplingen först.",
  },
  "job-under-way": {
    title: "Samma sak pågår redan för kopplingen",
    advice: "Vänta tills det är klart, eller avbryt det, och starta igen.",
  },
  "create-in-doubt": {
    title: "Det är oklart om ERP-systemet har skapat {{actorType}}",
    advice:
      "Brygga letar efter den i ERP-systemet och ansluter den om den hittas. Inget skapas två gånger. Vänta på nästa synk, eller ange vilken aktör det är.",
  },
  "last-administrator": {
    title: "Det här är den sista administratören",
    advice:
      "Utan den här användaren skulle ingen kunna administrera Brygga längre. Gör först en annan användare till administratör.",
  },
  "wrong-password": {
    title: "Det nuvarande lösenordet är ett annat",
    advice: "Ange ditt nuvarande lösenord igen. Lösenord skiljer på stora och små bokstäver.",
  },
  "list-in-use": {
    title: "Listan används",
    advice: "Ta först bort de här fälten: {{fields}}",
  },
  "field-in-use": {
    title: "Fältet används",
    advice:
      "Inaktivera först de här ERP-kopplingarna och ta bort fältet ur deras kopplingar: {{connections}}",
  },
  "values-do-not-fit": {
    title: "Alla värden skulle inte få plats",
    advice_one: "{{count}} post har ett längre värde. Ändra den först, eller ge fältet en större längd.",
    advice_other: "{{count}} poster har ett längre värde. Ändra dem först, eller ge fältet en större längd.",
  },
  "nothing-to-undo": {
    title: "Det finns inget att ångra",
    advice: "Loggen har ingen ändring här som kan tas tillbaka. Välj en annan körning eller en annan post.",
  },
  "not-importable": {
    title: "Aktörstypen kan inte importeras",
    advice:
      "Dess koppling måste vara aktiv, och ERP-systemet måste ha ett fält att söka på. Titta under Kopplingar, eller välj en annan typ.",
  },
  "import-begun": {
    title: "Importen har börjat",
    advice: "Det går inte längre att ändra vad den tar med. Starta en ny import för andra aktörer.",
  },
  "import-not-previewed": {
    title: "Det finns ingen förhandsgranskning ännu",
    advice: "Gör förhandsgranskningen först: urvalet eller inställningarna har ändrats sedan den senaste.",
  },
  "nothing-to-import": {
    title: "Det finns inget att importera",
    advice: "Inget är valt, återstår eller har misslyckats. Sök i ERP-systemet och lägg till aktörer först.",
  },
  "connection-deleted": {
    title: "ERP-kopplingen är borttagen",
    advice: "Återställ kopplingen först.",
  },
  "activation-refused": {
    title: "ERP-kopplingen kan inte aktiveras ännu",
    advice: "Åtgärda det som listas och aktivera den sedan.",
  },
  "mapping-invalid": {
    title: "Kopplingen bryter mot en regel",
    advice: "Rätta fälten som listas.",
  },
  "list-mapping-invalid": {
    title: "Ett alternativ används två gånger",
    advice: "Varje alternativ kan bara kopplas till ett annat. Rätta de rödmarkerade.",
  },
  "defaults-invalid": {
    title: "Ett standardvärde bryter mot en regel",
    advice: "Rätta fälten som listas.",
  },
  "already-linked": {
    title: "Redan ansluten",
    advice:
      "Posten eller ERP-aktören är ansluten till något annat i denna ERP-koppling. Koppla från den där först.",
  },
  "parent-not-linked": {
    title: "Företaget är inte anslutet",
    advice: "Anslut kontaktens företag till ERP först.",
  },
  "actor-not-found": {
    title: "Aktören finns inte längre i ERP",
    advice: "Den kan ha tagits bort i ERP. Sök igen.",
  },
  "erp-refused": {
    title: "ERP tog inte emot ändringen",
    advice: "Inget har anslutits eller ändrats. Rätta det som ERP invänder mot och försök igen.",
  },
  "erp-unreachable": {
    title: "ERP-systemet kunde inte nås",
    advice: "Kontrollera att ERP-systemet och dess Sync Connector är igång och försök igen.",
  },
  "server-unreachable": {
    title: "Brygga svarar inte",
    advice:
      "Kontrollera din nätverksanslutning och att Brygga är igång. Det du har fyllt i finns kvar: försök igen om en stund.",
  },
  "unexpected-reply": {
    title: "Oväntat svar från Brygga",
    advice: "Sidan kan vara äldre än servern. Ladda om den.",
  },
  unknown: { title: "Något gick fel", advice: "Försök igen." },
  entries: {
    "unknown-field": { text: "Fältet finns inte längre. Ladda om sidan." },
    "read-only": { text: "Fältet kan inte ändras." },
    mandatory: { text: "Fyll i fältet." },
    "wrong-type": { text: "Värdet passar inte i fältet. Tal skrivs bara med siffror." },
    "too-long": {
      text: "Texten är för lång.",
      exact_one: "Högst {{count}} tecken får plats.",
      exact_other: "Högst {{count}} tecken får plats.",
    },
    "nul-character": {
      text: "Texten innehåller ett osynligt tecken (U+0000) som inget ERP kan ta emot. Skriv texten på nytt i stället för att klistra in den.",
    },
    "too-precise": {
      text: "Talet har för många siffror efter decimaltecknet.",
      exact_zero: "Endast heltal: inget efter decimaltecknet sparas.",
      exact_one: "Högst {{count}} siffra efter decimaltecknet sparas.",
      exact_other: "Högst {{count}} siffror efter decimaltecknet sparas.",
    },
    "invalid-date": { text: "Datumet finns inte." },
    "no-such-time-zone": {
      text: "Det finns ingen tidszon med det namnet. Skriv den som ”Europe/Stockholm”.",
    },
    "no-such-item": { text: "Alternativet finns inte längre i listan. Välj ett annat." },
    "no-such-record": { text: "Det som är valt finns inte längre. Välj något annat." },
    "unknown-sort": { text: "Listan kan inte sorteras så. Ladda om sidan." },
    "invalid-cursor": { text: "Listan har ändrats. Ladda om sidan." },
    "invalid-etag": { text: "Det är okänt vilken version som lästes. Ladda om sidan." },
    "invalid-url": {
      text: "Adressen måste börja med http:// eller https:// (för en Sync Connector även plugin:// eller app://), ange en värddator och får inte innehålla användarnamn eller lösenord.",
    },
    "invalid-certificate": {
      text: "Detta är inget certifikat. Klistra in det som text (PEM): det börjar med -----BEGIN CERTIFICATE-----.",
    },
    "invalid-public-key": {
      text: "Detta är ingen publik nyckel som Brygga kan använda. Klistra in den publika, aldrig den privata: RSA med minst 2048 bitar, som PEM (den börjar med -----BEGIN PUBLIC KEY-----) eller som JSON Web Key Set.",
    },
    "bad-access": {
      text: "En användare eller grupp i synligheten finns inte längre. Ange synligheten på nytt.",
    },
    "invalid-type": { text: "Ett värde saknas eller har fel typ." },
    "invalid-value": { text: "Värdet är inte ett av de möjliga." },
    "invalid-format": { text: "Värdet är skrivet i en annan form än väntat." },
    "too-small": { text: "Värdet är för litet, för kort eller tomt." },
    "too-big": { text: "Värdet är för stort eller för långt." },
    "not-multiple-of": { text: "Talet är inte ett av de möjliga." },
    "unrecognized-keys": { text: "Sidan skickade något som servern inte känner till. Ladda om sidan." },
    "invalid-union": { text: "Värdet passar inte." },
    "invalid-key": { text: "Ett namn i värdet passar inte." },
    "invalid-element": { text: "En del av värdet passar inte." },
    custom: { text: "Värdet passar inte." },
  },
};
