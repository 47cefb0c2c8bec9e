import type { applications as source } from "../en/applications.ts";
import type { TranslationOf } from "../translation-of.ts";

export const applications: TranslationOf<typeof source> = {
  title: "Applikasjoner",
  intro:
    "En Sync Connector kan registreres som en applikasjon. Den nås da som app:// og sin id, og de to sidene legitimerer seg for hverandre med nøkler.",
  empty: "Ingen applikasjon er registrert ennå.",
  count_one: "{{count}} applikasjon",
  count_other: "{{count}} applikasjoner",
  id: "Applikasjonens id",
  idHint:
    "Bokstaver, sifre, punktum, bindestrek og understrek. Det er den id-en applikasjonen selv er satt opp med.",
  idMissing: "Skriv inn applikasjonens id.",
  idInvalid:
    "En id har høyst 100 bokstaver (a til z), sifre, punktum, bindestreker og understreker, og begynner med en bokstav eller et siffer.",
  idTaken: "En applikasjon med denne id-en er allerede registrert.",
  address: "Adresse",
  addressHint: "For eksempel https://erp.example/ErpConnectorWS.svc",
  addressMissing: "Skriv inn applikasjonens adresse.",
  publicKeys: "Applikasjonens offentlige nøkkel",
  publicKeysHint: "Som PEM eller som JSON Web Key Set. RSA med minst 2048 biter; aldri den private nøkkelen.",
  publicKeysMissing: "Lim inn applikasjonens offentlige nøkkel.",
  usedBy: "Sync Connectors",
  unused: "Ingen",
  registered: "Registrert",
  addTitle: "Registrer applikasjon",
  configure: "Konfigurer applikasjon",
  configureHint: "En endring gjelder fra neste kall: de to sidene legitimerer seg for hverandre på nytt.",
  showKey: "Vis nøkkelen til Brygga",
  keyTitle: "Bryggas offentlige nøkkel for {{id}}",
  keyText:
    "Gi denne nøkkelen til applikasjonen: det er slik den vet at et kall kommer fra denne Brygga. Den private nøkkelen blir her, kryptert.",
  keyLabel: "Offentlig nøkkel",
  urlText: "URL til Sync Connector: {{url}}",
  copy: "Kopier",
  copied: "Kopiert",
  copyFailed: "Nettleseren lar ikke siden kopiere. Merk nøkkelen og kopier den med Ctrl+C.",
  saveFile: "Lagre som fil",
  remove: "Fjern",
  removeTitle: "Vil du fjerne applikasjonen {{id}}?",
  removeUsed: "Disse Sync Connectors kan da ikke lenger kalles:",
  removeConnections_one: "{{name}}, med {{count}} ERP-tilkobling som ikke lenger synkroniseres",
  removeConnections_other: "{{name}}, med {{count}} ERP-tilkoblinger som ikke lenger synkroniseres",
  removeNoConnections: "{{name}}, uten ERP-tilkoblinger",
  removeUnused: "Ingen Sync Connector fører til den.",
  removeKeys:
    "Nøklene blir glemt. Hvis du registrerer den igjen, lager Brygga nye, og applikasjonen trenger den nye offentlige nøkkelen.",
};
