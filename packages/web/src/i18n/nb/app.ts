import type { app as source } from "../en/app.ts";
import type { TranslationOf } from "../translation-of.ts";

export const app: TranslationOf<typeof source> = {
  tagline: "Sørger for at CRM og ERP-systemene dine stemmer overens.",
  skipToContent: "Gå til innholdet",
  mainNavigation: "Hovednavigasjon",
  openNavigation: "Åpne navigasjonen",
  closeNavigation: "Lukk navigasjonen",
  language: "Språk",
  colorScheme: { label: "Fargevalg", auto: "Automatisk", light: "Lyst", dark: "Mørkt" },
  user: {
    menu: "Brukermeny: {{name}}",
    administrator: "Administrator",
    user: "Bruker",
    signOut: "Logg av",
  },
  signIn: {
    title: "Logg på",
    username: "Brukernavn",
    password: "Passord",
    submit: "Logg på",
    usernameMissing: "Skriv inn brukernavnet ditt.",
    passwordMissing: "Skriv inn passordet ditt.",
    first: "Logg på for å åpne siden.",
    ended: "Du er logget av. Logg på for å fortsette der du var.",
  },
  notFound: {
    title: "Siden finnes ikke",
    text: "Adressen kan være feilstavet, eller det som var her, er fjernet.",
    home: "Gå til startsiden",
  },
  connecting: {
    title: "Kobler til Brygga…",
    text: "Siden åpnes så snart serveren har svart.",
    failedTitle: "Brygga svarer ikke",
    failedText:
      "Serveren kan ikke nås. Siden åpnes av seg selv så snart den svarer. Hvis det drøyer, kan du kontrollere nettverkstilkoblingen eller spørre den som drifter Brygga, om serveren kjører.",
  },
  unreachable: {
    title: "Brygga svarer ikke.",
    text: "Det du ser, kan være utdatert. Nye forsøk gjøres automatisk, og siden fortsetter så snart Brygga svarer. Ingenting du har skrevet, går tapt.",
    now: "Prøv nå",
    waiting: "Venter på svar fra Brygga…",
  },
  crash: {
    title: "Noe gikk galt på denne siden",
    text: "Ingenting du har lagret, er gått tapt. Last inn siden på nytt. Hvis det skjer igjen, må du fortelle administratoren hva du gjorde.",
    reload: "Last inn siden på nytt",
  },
  noAccess: {
    title: "Bare for administratorer",
    text: "Innstillinger og vedlikehold kan bare åpnes av administratorer. Spør en av dem hvis du trenger å få endret noe.",
  },
  loading: "Laster inn…",
  retry: "Prøv igjen",
  details: "Detaljer",
  hideDetails: "Skjul detaljer",
  dismiss: "Lukk meldingen",
  unsaved: {
    title: "Vil du forkaste endringene?",
    text: "Dialogboksen har endringer som ikke er lagret.",
    discard: "Forkast endringene",
    stay: "Fortsett å redigere",
  },
  undo: "Angre",
  loadPresent: "Hent gjeldende versjon",
  otherLanguages: "På andre språk",
  otherLanguagesOf: "{{name}} på andre språk",
  clear: "Tøm",
  dateLetters: { year: "ÅÅÅÅ", month: "MM", day: "DD", hour: "TT", minute: "mm" },
  showPassword: "Vis passordet",
};
