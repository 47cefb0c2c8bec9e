import type { applications as source } from "../en/applications.ts";
import type { TranslationOf } from "../translation-of.ts";

export const applications: TranslationOf<typeof source> = {
  title: "Applikationer",
  intro:
    "En Sync Connector kan registreres som applikation. Den nås så som app:// og sit id, og de to sider legitimerer sig over for hinanden med nøgler.",
  empty: "Ingen applikation er registreret endnu.",
  count_one: "{{count}} applikation",
  count_other: "{{count}} applikationer",
  id: "Applikationens id",
  idHint:
    "Bogstaver, cifre, punktum, bindestreg og understregning. Det er det id, som applikationen selv er sat op med.",
  idMissing: "Indtast applikationens id.",
  idInvalid:
    "Et id har højst 100 bogstaver (a til z), cifre, punktummer, bindestreger og understregninger og begynder med et bogstav eller et ciffer.",
  idTaken: "En applikation med dette id er allerede registreret.",
  address: "Adresse",
  addressHint: "For eksempel https://erp.example/ErpConnectorWS.svc",
  addressMissing: "Indtast applikationens adresse.",
  publicKeys: "Applikationens offentlige nøgle",
  publicKeysHint: "Som PEM eller som JSON Web Key Set. RSA med mindst 2048 bit; aldrig den private nøgle.",
  publicKeysMissing: "Indsæt applikationens offentlige nøgle.",
  usedBy: "Sync Connectors",
  unused: "Ingen",
  registered: "Registreret",
  addTitle: "Registrer applikation",
  configure: "Konfigurer applikation",
  configureHint: "En ændring gælder fra næste kald: de to sider legitimerer sig over for hinanden på ny.",
  showKey: "Vis Bryggas nøgle",
  keyTitle: "Bryggas offentlige nøgle til {{id}}",
  keyText:
    "Giv denne nøgle til applikationen: det er sådan, den ved, at et kald kommer fra denne Brygga. Den private nøgle bliver her, krypteret.",
  keyLabel: "Offentlig nøgle",
  urlText: "URL til Sync Connector: {{url}}",
  copy: "Kopiér",
  copied: "Kopieret",
  copyFailed: "Browseren lader ikke siden kopiere. Markér nøglen, og kopiér den med Ctrl+C.",
  saveFile: "Gem som fil",
  remove: "Fjern",
  removeTitle: "Vil du fjerne applikationen {{id}}?",
  removeUsed: "Disse Sync Connectors kan så ikke længere kaldes:",
  removeConnections_one: "{{name}}, med {{count}} ERP-forbindelse, der ikke længere synkroniseres",
  removeConnections_other: "{{name}}, med {{count}} ERP-forbindelser, der ikke længere synkroniseres",
  removeNoConnections: "{{name}}, uden ERP-forbindelser",
  removeUnused: "Ingen Sync Connector fører til den.",
  removeKeys:
    "Nøglerne bliver glemt. Hvis du registrerer den igen, laver Brygga nye, og applikationen skal have den nye offentlige nøgle.",
};
