import type { defaults as source } from "../en/defaults.ts";
import type { TranslationOf } from "../translation-of.ts";

export const defaults: TranslationOf<typeof source> = {
  title: "Standardverdier: {{name}}",
  intro: "Verdier som ERP-felt får når noe opprettes i ERP og ingen tilordning fyller dem.",
  tableLabel: "Standardverdier for {{actor}}",
  value: "Standardverdi",
  asksUser: "Spør brukeren",
  isMandatory: "Obligatorisk",
  noValue: "(ingen)",
  empty: "Ingen felt har standardverdi ennå.",
  count_one: "{{count}} standardverdi",
  count_other: "{{count}} standardverdier",
  deleted: "Standardverdien for {{field}} slettes når du klikker på Ferdig.",
  undo: "Angre",
  unfilled: "ERP-systemet krever en verdi, og verken en tilordning mot ERP eller en standardverdi gir noen:",
  addFor: "Legg til en standardverdi for {{field}}",
  merged:
    "Noen andre har endret standardverdiene i mellomtiden. Du ser gjeldende versjon med dine endringer oppå. Kontroller den, og klikk på Ferdig igjen for å lagre.",
  addTitle: "Legg til standardverdi for synkronisering",
  editTitle: "Rediger standardverdi for synkronisering",
  chooseField: "Velg et ERP-felt",
  demanded: "ERP-systemet krever en verdi",
  otherFields: "Andre felt",
  setDefault: "Angi standardverdi",
  askUser: "Spør brukeren om verdi",
  mandatory: "Obligatorisk - brukeren må fylle inn en verdi",
  locked: "Sync Connectoren sier at dette feltet er obligatorisk.",
  meaning: {
    set: "Standardverdien brukes uten at brukeren ser feltet.",
    ask: "Brukeren ser feltet tomt og kan la det være slik.",
    askMandatory: "Brukeren ser feltet tomt og må fylle det ut.",
    both: "Brukeren ser feltet med standardverdien fylt inn og kan endre den.",
    bothMandatory:
      "Brukeren ser feltet med standardverdien fylt inn, kan endre den og kan ikke la feltet stå tomt.",
    none: "Feltet får ingen verdi.",
  },
  obstacles: {
    "no-field": "Velg et ERP-felt.",
    "no-source": "Angi en standardverdi, eller spør brukeren om den.",
    blank: "Fyll inn standardverdien.",
    "not-integer": "Skriv inn et heltall.",
    "not-decimal": "Skriv inn et tall.",
    "too-long_one": "Høyst {{count}} tegn.",
    "too-long_other": "Høyst {{count}} tegn.",
  },
};
