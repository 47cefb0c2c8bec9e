import type { applications as source } from "../en/applications.ts";
import type { TranslationOf } from "../translation-of.ts";

export const applications: TranslationOf<typeof source> = {
  title: "Toepassingen",
  intro:
    "Een Sync Connector kan als toepassing worden geregistreerd. Die is dan bereikbaar via app:// en zijn id, en beide partijen legitimeren zich bij elkaar met sleutels.",
  empty: "Er is nog geen toepassing geregistreerd.",
  count_one: "{{count}} toepassing",
  count_other: "{{count}} toepassingen",
  id: "Id van de toepassing",
  idHint:
    "Letters, cijfers, punt, koppelteken en onderstrepingsteken. Het is de id waarmee de toepassing zelf is ingesteld.",
  idMissing: "Vul de id van de toepassing in.",
  idInvalid:
    "Een id heeft hoogstens 100 letters (a tot en met z), cijfers, punten, koppeltekens en onderstrepingstekens, en begint met een letter of cijfer.",
  idTaken: "Er is al een toepassing met deze id geregistreerd.",
  address: "Adres",
  addressHint: "Bijvoorbeeld https://erp.example/ErpConnectorWS.svc",
  addressMissing: "Vul het adres van de toepassing in.",
  publicKeys: "Openbare sleutel van de toepassing",
  publicKeysHint:
    "Als PEM of als JSON Web Key Set. RSA met minstens 2048 bits; nooit de persoonlijke sleutel.",
  publicKeysMissing: "Plak de openbare sleutel van de toepassing.",
  usedBy: "Sync Connectors",
  unused: "Geen",
  registered: "Geregistreerd",
  addTitle: "Toepassing registreren",
  configure: "Toepassing configureren",
  configureHint:
    "Een wijziging geldt vanaf de volgende aanroep: beide partijen legitimeren zich dan opnieuw.",
  showKey: "Sleutel van Brygga weergeven",
  keyTitle: "Openbare sleutel van Brygga voor {{id}}",
  keyText:
    "Geef de toepassing deze sleutel: daaraan herkent zij dat een aanroep van deze Brygga komt. De persoonlijke sleutel blijft hier, versleuteld.",
  keyLabel: "Openbare sleutel",
  urlText: "URL van de Sync Connector: {{url}}",
  copy: "Kopiëren",
  copied: "Gekopieerd",
  copyFailed: "De browser laat de pagina niet kopiëren. Selecteer de sleutel en kopieer die met Ctrl+C.",
  saveFile: "Als bestand opslaan",
  remove: "Verwijderen",
  removeTitle: "Toepassing {{id}} verwijderen?",
  removeUsed: "Deze Sync Connectors kunnen dan niet meer worden aangeroepen:",
  removeConnections_one: "{{name}}, met {{count}} ERP-verbinding die niet meer wordt gesynchroniseerd",
  removeConnections_other: "{{name}}, met {{count}} ERP-verbindingen die niet meer worden gesynchroniseerd",
  removeNoConnections: "{{name}}, zonder ERP-verbindingen",
  removeUnused: "Geen enkele Sync Connector leidt ernaartoe.",
  removeKeys:
    "De sleutels worden vergeten. Registreert u de toepassing opnieuw, dan maakt Brygga nieuwe en heeft de toepassing de nieuwe openbare sleutel nodig.",
};
