import type { app as source } from "../en/app.ts";
import type { TranslationOf } from "../translation-of.ts";

export const app: TranslationOf<typeof source> = {
  tagline: "Sørger for, at dit CRM og dine ERP-systemer stemmer overens.",
  skipToContent: "Gå til indholdet",
  mainNavigation: "Hovednavigation",
  openNavigation: "Åbn navigationen",
  closeNavigation: "Luk navigationen",
  language: "Sprog",
  colorScheme: { label: "Farveskema", auto: "Automatisk", light: "Lyst", dark: "Mørkt" },
  user: {
    menu: "Brugermenu: {{name}}",
    administrator: "Administrator",
    user: "Bruger",
    signOut: "Log af",
  },
  signIn: {
    title: "Log på",
    username: "Brugernavn",
    password: "Adgangskode",
    submit: "Log på",
    usernameMissing: "Indtast dit brugernavn.",
    passwordMissing: "Indtast din adgangskode.",
    first: "Log på for at åbne siden.",
    ended: "Du er blevet logget af. Log på for at fortsætte, hvor du var.",
  },
  notFound: {
    title: "Siden findes ikke",
    text: "Adressen kan være stavet forkert, eller det, der var her, er fjernet.",
    home: "Gå til startsiden",
  },
  connecting: {
    title: "Opretter forbindelse til Brygga…",
    text: "Siden åbnes, så snart serveren har svaret.",
    failedTitle: "Brygga svarer ikke",
    failedText:
      "Serveren kan ikke nås. Siden åbnes af sig selv, så snart den svarer. Hvis det trækker ud, så kontrollér din netværksforbindelse, eller spørg den, der driver Brygga, om serveren kører.",
  },
  unreachable: {
    title: "Brygga svarer ikke.",
    text: "Det, du ser, kan være forældet. Nye forsøg sker automatisk, og siden fortsætter, så snart Brygga svarer. Intet af det, du har skrevet, går tabt.",
    now: "Prøv nu",
    waiting: "Venter på svar fra Brygga…",
  },
  crash: {
    title: "Noget gik galt på denne side",
    text: "Intet af det, du har gemt, er gået tabt. Indlæs siden igen. Hvis det sker igen, så fortæl din administrator, hvad du gjorde.",
    reload: "Indlæs siden igen",
  },
  noAccess: {
    title: "Kun for administratorer",
    text: "Indstillinger og vedligeholdelse kan kun åbnes af administratorer. Spørg en af dem, hvis du har brug for at få ændret noget.",
  },
  loading: "Indlæser…",
  retry: "Prøv igen",
  details: "Detaljer",
  hideDetails: "Skjul detaljer",
  dismiss: "Luk meddelelsen",
  unsaved: {
    title: "Vil du kassere ændringerne?",
    text: "Dialogboksen har ændringer, der ikke er gemt.",
    discard: "Kassér ændringerne",
    stay: "Fortsæt redigeringen",
  },
  undo: "Fortryd",
  loadPresent: "Hent den aktuelle version",
  otherLanguages: "På andre sprog",
  otherLanguagesOf: "{{name}} på andre sprog",
  clear: "Ryd",
  dateLetters: { year: "ÅÅÅÅ", month: "MM", day: "DD", hour: "TT", minute: "mm" },
  showPassword: "Vis adgangskoden",
};
