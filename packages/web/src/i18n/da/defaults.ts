import type { defaults as source } from "../en/defaults.ts";
import type { TranslationOf } from "../translation-of.ts";

export const defaults: TranslationOf<typeof source> = {
  title: "Standardværdier: {{name}}",
  intro: "Værdier, som ERP-felter får, når noget oprettes i ERP, og ingen tilknytning udfylder dem.",
  tableLabel: "Standardværdier for {{actor}}",
  value: "Standardværdi",
  asksUser: "Spørger brugeren",
  isMandatory: "Påkrævet",
  noValue: "(ingen)",
  empty: "Ingen felter har en standardværdi endnu.",
  count_one: "{{count}} standardværdi",
  count_other: "{{count}} standardværdier",
  deleted: "Standardværdien for {{field}} slettes, når du klikker på Færdig.",
  undo: "Fortryd",
  unfilled:
    "ERP-systemet kræver en værdi, men hverken en tilknytning mod ERP eller en standardværdi giver en:",
  addFor: "Tilføj en standardværdi for {{field}}",
  merged:
    "En anden har ændret standardværdierne i mellemtiden. Du ser den aktuelle version med dine ændringer ovenpå. Kontrollér den, og klik på Færdig igen for at gemme.",
  addTitle: "Tilføj standardværdi til synkronisering",
  editTitle: "Rediger standardværdi til synkronisering",
  chooseField: "Vælg et ERP-felt",
  demanded: "ERP-systemet kræver en værdi",
  otherFields: "Andre felter",
  setDefault: "Angiv standardværdi",
  askUser: "Spørg brugeren om værdi",
  mandatory: "Påkrævet - brugeren skal udfylde en værdi",
  locked: "Sync Connectoren siger, at feltet er påkrævet.",
  meaning: {
    set: "Standardværdien bruges, uden at brugeren ser feltet.",
    ask: "Brugeren ser feltet tomt og må lade det være sådan.",
    askMandatory: "Brugeren ser feltet tomt og skal udfylde det.",
    both: "Brugeren ser feltet udfyldt med standardværdien og må ændre den.",
    bothMandatory:
      "Brugeren ser feltet udfyldt med standardværdien, må ændre den og må ikke lade feltet være tomt.",
    none: "Feltet får ingen værdi.",
  },
  obstacles: {
    "no-field": "Vælg et ERP-felt.",
    "no-source": "Angiv en standardværdi, eller spørg brugeren om den.",
    blank: "Udfyld standardværdien.",
    "not-integer": "Indtast et heltal.",
    "not-decimal": "Indtast et tal.",
    "too-long_one": "Højst {{count}} tegn.",
    "too-long_other": "Højst {{count}} tegn.",
  },
};
