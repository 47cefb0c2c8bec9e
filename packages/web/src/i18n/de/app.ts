import type { app as source } from "../en/app.ts";
import type { TranslationOf } from "../translation-of.ts";

export const app: TranslationOf<typeof source> = {
  tagline: "Hält Ihr CRM und Ihre ERP-Systeme in Übereinstimmung.",
  skipToContent: "Zum Inhalt springen",
  mainNavigation: "Hauptnavigation",
  openNavigation: "Navigation öffnen",
  closeNavigation: "Navigation schließen",
  language: "Sprache",
  colorScheme: { label: "Farbschema", auto: "Automatisch", light: "Hell", dark: "Dunkel" },
  user: {
    menu: "Benutzermenü: {{name}}",
    administrator: "Administrator",
    user: "Benutzer",
    signOut: "Abmelden",
  },
  signIn: {
    title: "Anmelden",
    username: "Benutzername",
    password: "Passwort",
    submit: "Anmelden",
    usernameMissing: "Geben Sie Ihren Benutzernamen ein.",
    passwordMissing: "Geben Sie Ihr Passwort ein.",
    first: "Melden Sie sich an, um die Seite zu öffnen.",
    ended: "Sie wurden abgemeldet. Melden Sie sich an, um dort weiterzumachen, wo Sie waren.",
  },
  notFound: {
    title: "Diese Seite gibt es nicht",
    text: "Vielleicht ist die Adresse falsch geschrieben, oder der Inhalt wurde entfernt.",
    home: "Zur Startseite",
  },
  connecting: {
    title: "Verbindung zu Brygga wird hergestellt…",
    text: "Die Seite öffnet sich, sobald der Server geantwortet hat.",
    failedTitle: "Brygga antwortet nicht",
    failedText:
      "Der Server ist nicht erreichbar. Die Seite öffnet sich von selbst, sobald er antwortet. Dauert das lange, prüfen Sie Ihre Netzwerkverbindung oder fragen Sie die für Brygga zuständige Person, ob der Server läuft.",
  },
  unreachable: {
    title: "Brygga antwortet nicht.",
    text: "Was Sie sehen, ist möglicherweise nicht aktuell. Die Verbindung wird automatisch erneut versucht, und es geht weiter, sobald Brygga antwortet. Ihre Eingaben gehen nicht verloren.",
    now: "Jetzt versuchen",
    waiting: "Warten auf Antwort von Brygga…",
  },
  crash: {
    title: "Auf dieser Seite ist etwas schiefgegangen",
    text: "Nichts, was Sie gespeichert haben, ist verloren. Laden Sie die Seite neu. Passiert es wieder, teilen Sie Ihrem Administrator mit, was Sie getan haben.",
    reload: "Seite neu laden",
  },
  noAccess: {
    title: "Nur für Administratoren",
    text: "Einstellungen und Wartung können nur Administratoren öffnen. Wenden Sie sich an einen von ihnen, wenn etwas geändert werden soll.",
  },
  loading: "Wird geladen…",
  retry: "Erneut versuchen",
  details: "Details",
  hideDetails: "Details ausblenden",
  dismiss: "Meldung schließen",
  unsaved: {
    title: "Änderungen verwerfen?",
    text: "Dieses Dialogfeld enthält Änderungen, die nicht gespeichert sind.",
    discard: "Änderungen verwerfen",
    stay: "Weiter bearbeiten",
  },
  undo: "Rückgängig",
  loadPresent: "Aktuellen Stand laden",
  otherLanguages: "In anderen Sprachen",
  otherLanguagesOf: "{{name}} in anderen Sprachen",
  clear: "Leeren",
  dateLetters: { year: "JJJJ", month: "MM", day: "TT", hour: "HH", minute: "mm" },
  showPassword: "Passwort anzeigen",
};
