import type { applications as source } from "../en/applications.ts";
import type { TranslationOf } from "../translation-of.ts";

export const applications: TranslationOf<typeof source> = {
  title: "Applikationer",
  intro:
    "En Sync Connector kan registreras som applikation. Den nås då som app:// och sitt id, och de två sidorna legitimerar sig för varandra med nycklar.",
  empty: "Ingen applikation är registrerad ännu.",
  count_one: "{{count}} applikation",
  count_other: "{{count}} applikationer",
  id: "Applikationens id",
  idHint:
    "Bokstäver, siffror, punkt, bindestreck och understreck. Det är det id som applikationen själv har.",
  idMissing: "Ange applikationens id.",
  idInvalid:
    "Ett id har högst 100 bokstäver (a till z), siffror, punkter, bindestreck och understreck, och börjar med en bokstav eller siffra.",
  idTaken: "En applikation med detta id är redan registrerad.",
  address: "Adress",
  addressHint: "Till exempel https://erp.example/ErpConnectorWS.svc",
  addressMissing: "Ange applikationens adress.",
  publicKeys: "Applikationens publika nyckel",
  publicKeysHint: "Som PEM eller JSON Web Key Set. RSA med minst 2048 bitar; aldrig den privata nyckeln.",
  publicKeysMissing: "Klistra in applikationens publika nyckel.",
  usedBy: "Sync Connectors",
  unused: "Inga",
  registered: "Registrerad",
  addTitle: "Registrera applikation",
  configure: "Konfigurera applikation",
  configureHint: "En ändring gäller från nästa anrop: de två sidorna legitimerar sig för varandra på nytt.",
  showKey: "Visa Bryggas nyckel",
  keyTitle: "Bryggas publika nyckel för {{id}}",
  keyText:
    "Ge applikationen den här nyckeln: det är så den vet att ett anrop kommer från denna Brygga. Den privata nyckeln stannar här, krypterad.",
  keyLabel: "Publik nyckel",
  urlText: "URL till Sync Connector: {{url}}",
  copy: "Kopiera",
  copied: "Kopierad",
  copyFailed: "Webbläsaren låter inte sidan kopiera. Markera nyckeln och kopiera den med Ctrl+C.",
  saveFile: "Spara som fil",
  remove: "Ta bort",
  removeTitle: "Ta bort applikationen {{id}}?",
  removeUsed: "Dessa Sync Connectors kan då inte längre anropas:",
  removeConnections_one: "{{name}}, med {{count}} ERP-koppling som inte längre synkroniseras",
  removeConnections_other: "{{name}}, med {{count}} ERP-kopplingar som inte längre synkroniseras",
  removeNoConnections: "{{name}}, utan ERP-kopplingar",
  removeUnused: "Ingen Sync Connector leder till den.",
  removeKeys:
    "Nycklarna glöms. Om du registrerar den igen skapar Brygga nya, och applikationen behöver den nya publika nyckeln.",
};
