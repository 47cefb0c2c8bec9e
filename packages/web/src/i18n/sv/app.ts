import type { app as source } from "../en/app.ts";
import type { TranslationOf } from "../translation-of.ts";

export const app: TranslationOf<typeof source> = {
  tagline: "Håller ditt CRM och dina ERP-system överens.",
  skipToContent: "Hoppa till innehållet",
  mainNavigation: "Huvudnavigering",
  openNavigation: "Öppna navigeringen",
  closeNavigation: "Stäng navigeringen",
  language: "Språk",
  colorScheme: { label: "Färgschema", auto: "Automatiskt", light: "Ljust", dark: "Mörkt" },
  user: {
    menu: "Användarmeny: {{name}}",
    administrator: "Administratör",
    user: "Användare",
    signOut: "Logga ut",
  },
  signIn: {
    title: "Logga in",
    username: "Användarnamn",
    password: "Lösenord",
    submit: "Logga in",
    usernameMissing: "Ange ditt användarnamn.",
    passwordMissing: "Ange ditt lösenord.",
    first: "Logga in för att öppna sidan.",
    ended: "Du har loggats ut. Logga in så fortsätter du där du var.",
  },
  notFound: {
    title: "Sidan finns inte",
    text: "Adressen kan vara felstavad, eller så har det som fanns här tagits bort.",
    home: "Gå till startsidan",
  },
  connecting: {
    title: "Ansluter till Brygga…",
    text: "Sidan öppnas så snart servern har svarat.",
    failedTitle: "Brygga svarar inte",
    failedText:
      "Servern går inte att nå. Sidan öppnas av sig själv så snart den svarar. Om det dröjer, kontrollera din nätverksanslutning eller fråga den som sköter Brygga om den är igång.",
  },
  unreachable: {
    title: "Brygga svarar inte.",
    text: "Det du ser kan vara inaktuellt. Nya försök görs automatiskt, och sidan fortsätter så snart Brygga svarar. Inget du har skrivit går förlorat.",
    now: "Försök nu",
    waiting: "Väntar på svar från Brygga…",
  },
  crash: {
    title: "Något gick fel på sidan",
    text: "Inget som du har sparat är förlorat. Ladda om sidan. Om det händer igen, berätta för din administratör vad du gjorde.",
    reload: "Ladda om sidan",
  },
  noAccess: {
    title: "Endast för administratörer",
    text: "Inställningar och underhåll kan bara öppnas av administratörer. Fråga någon av dem om något behöver ändras.",
  },
  loading: "Läser in…",
  retry: "Försök igen",
  details: "Detaljer",
  hideDetails: "Dölj detaljer",
  dismiss: "Stäng meddelandet",
  unsaved: {
    title: "Vill du kasta ändringarna?",
    text: "Dialogrutan har ändringar som inte är sparade.",
    discard: "Kasta ändringarna",
    stay: "Fortsätt redigera",
  },
  undo: "Ångra",
  loadPresent: "Läs in det aktuella läget",
  otherLanguages: "På andra språk",
  otherLanguagesOf: "{{name}} på andra språk",
  clear: "Rensa",
  dateLetters: { year: "ÅÅÅÅ", month: "MM", day: "DD", hour: "TT", minute: "mm" },
  showPassword: "Visa lösenordet",
};
