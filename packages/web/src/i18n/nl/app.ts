import type { app as source } from "../en/app.ts";
import type { TranslationOf } from "../translation-of.ts";

export const app: TranslationOf<typeof source> = {
  tagline: "Houdt uw CRM en uw ERP-systemen met elkaar in overeenstemming.",
  skipToContent: "Naar de inhoud",
  mainNavigation: "Hoofdnavigatie",
  openNavigation: "Navigatie openen",
  closeNavigation: "Navigatie sluiten",
  language: "Taal",
  colorScheme: { label: "Kleurenschema", auto: "Automatisch", light: "Licht", dark: "Donker" },
  user: {
    menu: "Gebruikersmenu: {{name}}",
    administrator: "Beheerder",
    user: "Gebruiker",
    signOut: "Afmelden",
  },
  signIn: {
    title: "Aanmelden",
    username: "Gebruikersnaam",
    password: "Wachtwoord",
    submit: "Aanmelden",
    usernameMissing: "Vul uw gebruikersnaam in.",
    passwordMissing: "Vul uw wachtwoord in.",
    first: "Meld u aan om de pagina te openen.",
    ended: "U bent afgemeld. Meld u aan om verder te gaan waar u was.",
  },
  notFound: {
    title: "Deze pagina bestaat niet",
    text: "Misschien is het adres verkeerd getypt, of is wat hier stond verwijderd.",
    home: "Naar de startpagina",
  },
  connecting: {
    title: "Verbinding maken met Brygga…",
    text: "De pagina gaat open zodra de server heeft geantwoord.",
    failedTitle: "Brygga antwoordt niet",
    failedText:
      "De server is niet bereikbaar. De pagina gaat vanzelf open zodra hij antwoordt. Duurt dat lang, controleer dan uw netwerkverbinding of vraag aan wie Brygga beheert of de server draait.",
  },
  unreachable: {
    title: "Brygga antwoordt niet.",
    text: "Wat u ziet, is mogelijk verouderd. Er wordt automatisch opnieuw geprobeerd en de pagina gaat verder zodra Brygga antwoordt. Er gaat niets verloren van wat u hebt ingevoerd.",
    now: "Nu proberen",
    waiting: "Wachten op antwoord van Brygga…",
  },
  crash: {
    title: "Er is iets misgegaan op deze pagina",
    text: "Niets van wat u hebt opgeslagen is verloren. Laad de pagina opnieuw. Gebeurt het weer, vertel uw beheerder dan wat u deed.",
    reload: "Pagina opnieuw laden",
  },
  noAccess: {
    title: "Alleen voor beheerders",
    text: "Instellingen en onderhoud kan alleen door beheerders worden geopend. Vraag het een van hen als er iets moet veranderen.",
  },
  loading: "Laden…",
  retry: "Opnieuw proberen",
  details: "Details",
  hideDetails: "Details verbergen",
  dismiss: "Melding sluiten",
  unsaved: {
    title: "Wijzigingen negeren?",
    text: "Dit dialoogvenster bevat wijzigingen die niet zijn opgeslagen.",
    discard: "Wijzigingen negeren",
    stay: "Doorgaan met bewerken",
  },
  undo: "Ongedaan maken",
  loadPresent: "Huidige stand laden",
  otherLanguages: "In andere talen",
  otherLanguagesOf: "{{name}} in andere talen",
  clear: "Wissen",
  dateLetters: { year: "JJJJ", month: "MM", day: "DD", hour: "UU", minute: "mm" },
  showPassword: "Wachtwoord weergeven",
};
