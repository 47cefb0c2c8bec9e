import type { errors as source } from "../en/errors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const errors: TranslationOf<typeof source> = {
  "invalid-request": {
    title: "Er klopt iets niet in de aanvraag",
    advice: "Controleer de ingevulde waarden en probeer het opnieuw.",
  },
  "not-signed-in": { title: "U bent niet aangemeld", advice: "Meld u aan en probeer het opnieuw." },
  "wrong-credentials": {
    title: "Gebruikersnaam en wachtwoord horen niet bij elkaar",
    advice: "Controleer beide en probeer het opnieuw. Wachtwoorden zijn hoofdlettergevoelig.",
  },
  "too-many-attempts": {
    title: "Te veel aanmeldpogingen",
    advice: "Wacht een paar minuten voordat u het opnieuw probeert.",
  },
  "not-allowed": {
    title: "U mag dit niet doen",
    advice: "Vraag het een beheerder als u het recht hiervoor nodig hebt.",
  },
  "not-found": {
    title: "Dit is er niet meer",
    advice: "Misschien is het verwijderd, of mag u het niet zien. Laad de pagina opnieuw.",
  },
  "version-conflict": {
    title: "Iemand anders heeft dit intussen gewijzigd",
    advice: "Laad de huidige stand en herhaal uw wijziging waar die nog nodig is.",
  },
  "internal-error": {
    title: "Een fout in Brygga",
    advice:
      "Er is niets half opgeslagen. Probeer het opnieuw. Gebeurt het weer, dan staan de details in het logboek van de server.",
  },
  "storage-full": {
    title: "Er is geen ruimte meer op de schijf van Brygga",
    advice:
      "Hiervan is niets opgeslagen. Maak ruimte waar Brygga zijn gegevens bewaart en probeer het opnieuw.",
  },
  "storage-busy": {
    title: "Een ander programma houdt de database van Brygga vast",
    advice:
      "Hiervan is niets opgeslagen. Sluit het programma dat de database open heeft, zoals een back-up of een databaseprogramma, en probeer het opnieuw.",
  },
  "storage-failed": {
    title: "De database van Brygga kan niet worden gebruikt",
    advice:
      "Hiervan is niets opgeslagen. Controleer de schijf en de rechten van de gegevensmap; het logboek van de server heeft de details.",
  },
  "connector-in-use": {
    title: "De Sync Connector is in gebruik",
    advice: "Verwijder eerst deze ERP-verbindingen: {{connections}}",
  },
  "connector-deleted": {
    title: "De Sync Connector is verwijderd",
    advice: "Herstel eerst de Sync Connector en probeer het dan opnieuw.",
  },
  "connector-failed": {
    title: "De Sync Connector kon het niet uitvoeren",
    advice: "Controleer of het ERP en de bijbehorende Sync Connector draaien en probeer het opnieuw.",
  },
  "name-taken": { title: "De naam is al in gebruik", advice: "Kies een andere naam." },
  "test-required": {
    title: "De waarden zijn niet getest",
    advice: "Klik op ERP-verbinding testen. Als de test met deze waarden slaagt, kunt u opslaan.",
  },
  "mandatory-fields-missing": {
    title: "Verplichte velden zijn leeg",
    advice: "Vul de velden met een sterretje in.",
  },
  "scope-incomplete": {
    title: "Niemand mag de verbinding gebruiken",
    advice: "Kies minstens één gebruiker of groep, of zet de zichtbaarheid op Iedereen.",
  },
  "connection-active": {
    title: "De ERP-verbinding is actief",
    advice: "Schakel het selectievakje Actief uit, breng de wijziging aan en activeer de verbinding weer.",
  },
  "connection-inactive": {
    title: "De ERP-verbinding is niet actief",
    advice: "Activeer eerst de verbinding.",
  },
  "job-under-way": {
    title: "Hetzelfde is al bezig voor deze verbinding",
    advice: "Wacht tot het klaar is, of annuleer het, en start dan opnieuw.",
  },
  "create-in-doubt": {
    title: "Het is niet zeker of het ERP de actor heeft aangemaakt: {{actorType}}",
    advice:
      "Brygga zoekt de actor in het ERP en koppelt die als hij wordt gevonden. Er wordt niets dubbel aangemaakt. Wacht op de volgende synchronisatie, of geef aan welke actor het is.",
  },
  "last-administrator": {
    title: "Dit is de laatste beheerder",
    advice:
      "Zonder deze gebruiker kan niemand Brygga meer beheren. Maak eerst een andere gebruiker beheerder.",
  },
  "wrong-password": {
    title: "Het huidige wachtwoord is anders",
    advice: "Vul uw huidige wachtwoord opnieuw in. Wachtwoorden zijn hoofdlettergevoelig.",
  },
  "list-in-use": {
    title: "De lijst is in gebruik",
    advice: "Verwijder eerst deze velden: {{fields}}",
  },
  "field-in-use": {
    title: "Het veld is in gebruik",
    advice:
      "Maak eerst deze ERP-verbindingen inactief en verwijder het veld uit hun toewijzingen: {{connections}}",
  },
  "values-do-not-fit": {
    title: "Waarden zouden niet meer passen",
    advice_one: "{{count}} record bevat een langere waarde. Wijzig eerst dat record, of laat meer ruimte.",
    advice_other: "{{count}} records bevatten een langere waarde. Wijzig eerst die, of laat meer ruimte.",
  },
  "nothing-to-undo": {
    title: "Er valt niets ongedaan te maken",
    advice:
      "Het logboek bevat hiervan geen wijziging die kan worden teruggedraaid. Kies een andere uitvoering of een andere record.",
  },
  "not-importable": {
    title: "Dit actortype kan niet worden geïmporteerd",
    advice:
      "De toewijzing moet actief zijn en het ERP-systeem moet een veld bieden om op te zoeken. Kijk onder Toewijzingen of kies een ander type.",
  },
  "import-begun": {
    title: "De import is begonnen",
    advice:
      "Wat wordt overgenomen kan niet meer worden gewijzigd. Begin een nieuwe import voor andere actoren.",
  },
  "import-not-previewed": {
    title: "Er is nog geen voorbeeld",
    advice: "Maak eerst het voorbeeld: de keuze of de instellingen zijn sinds het vorige gewijzigd.",
  },
  "nothing-to-import": {
    title: "Er valt niets te importeren",
    advice: "Er is niets gekozen, over of mislukt. Zoek in het ERP-systeem en voeg eerst actoren toe.",
  },
  "connection-deleted": {
    title: "De ERP-verbinding is verwijderd",
    advice: "Herstel eerst de verbinding.",
  },
  "activation-refused": {
    title: "De ERP-verbinding kan nog niet worden geactiveerd",
    advice: "Verhelp wat hier staat en activeer de verbinding daarna.",
  },
  "mapping-invalid": {
    title: "De toewijzing overtreedt een regel",
    advice: "Corrigeer de velden in de lijst.",
  },
  "list-mapping-invalid": {
    title: "Een item wordt twee keer gebruikt",
    advice: "Elk item kan maar aan één item worden toegewezen. Corrigeer de rood gemarkeerde.",
  },
  "defaults-invalid": {
    title: "Een standaardwaarde overtreedt een regel",
    advice: "Corrigeer de velden in de lijst.",
  },
  "already-linked": {
    title: "Al gekoppeld",
    advice:
      "De record of de ERP-actor is in deze ERP-verbinding aan iets anders gekoppeld. Koppel die daar eerst los.",
  },
  "parent-not-linked": {
    title: "Het bedrijf is niet gekoppeld",
    advice: "Koppel eerst het bedrijf van het contact aan het ERP.",
  },
  "actor-not-found": {
    title: "Het ERP heeft deze actor niet meer",
    advice: "Misschien is die in het ERP verwijderd. Zoek opnieuw.",
  },
  "erp-refused": {
    title: "Het ERP heeft de wijziging niet geaccepteerd",
    advice:
      "Er is niets gekoppeld of gewijzigd. Corrigeer waar het ERP bezwaar tegen maakt en probeer het opnieuw.",
  },
  "erp-unreachable": {
    title: "Het ERP kon niet worden bereikt",
    advice: "Controleer of het ERP en de bijbehorende Sync Connector draaien en probeer het opnieuw.",
  },
  "server-unreachable": {
    title: "Brygga antwoordt niet",
    advice:
      "Controleer uw netwerkverbinding en of Brygga draait. Wat u hebt ingevuld is er nog: probeer het zo dadelijk opnieuw.",
  },
  "unexpected-reply": {
    title: "Brygga gaf een onverwacht antwoord",
    advice: "Misschien is de pagina ouder dan de server. Laad de pagina opnieuw.",
  },
  unknown: { title: "Er is iets misgegaan", advice: "Probeer het opnieuw." },
  entries: {
    "unknown-field": { text: "Dit veld bestaat niet meer. Laad de pagina opnieuw." },
    "read-only": { text: "Dit veld kan niet worden gewijzigd." },
    mandatory: { text: "Vul dit veld in." },
    "wrong-type": { text: "Deze waarde past niet in het veld. Getallen bestaan alleen uit cijfers." },
    "too-long": {
      text: "De tekst is te lang.",
      exact_one: "Er past hoogstens {{count}} teken in.",
      exact_other: "Er passen hoogstens {{count}} tekens in.",
    },
    "nul-character": {
      text: "De tekst bevat een onzichtbaar teken (U+0000) dat geen enkel ERP kan verwerken. Typ de tekst opnieuw in plaats van die te plakken.",
    },
    "too-precise": {
      text: "Het getal heeft te veel decimalen.",
      exact_zero: "Alleen gehele getallen: decimalen worden niet bewaard.",
      exact_one: "Er wordt hoogstens {{count}} decimaal bewaard.",
      exact_other: "Er worden hoogstens {{count}} decimalen bewaard.",
    },
    "invalid-date": { text: "Deze datum bestaat niet." },
    "no-such-time-zone": {
      text: "Er is geen tijdzone met deze naam. Schrijf die als “Europe/Stockholm”.",
    },
    "no-such-item": { text: "De lijst heeft dit item niet meer. Kies een ander." },
    "no-such-record": { text: "Wat hier is gekozen, bestaat niet meer. Kies iets anders." },
    "unknown-sort": { text: "De lijst kan niet zo worden gesorteerd. Laad de pagina opnieuw." },
    "invalid-cursor": { text: "De lijst is gewijzigd. Laad de pagina opnieuw." },
    "invalid-etag": { text: "Het is onbekend welke versie is gelezen. Laad de pagina opnieuw." },
    "invalid-url": {
      text: "Het adres moet beginnen met http:// of https:// (dat van een Sync Connector ook met plugin:// of app://), een host noemen en geen gebruikersnaam of wachtwoord bevatten.",
    },
    "invalid-certificate": {
      text: "Dit is geen certificaat. Plak het als tekst (PEM): het begint met -----BEGIN CERTIFICATE-----.",
    },
    "invalid-public-key": {
      text: "Dit is geen openbare sleutel die Brygga kan gebruiken. Plak de openbare, nooit de persoonlijke: RSA met minstens 2048 bits, als PEM (begint met -----BEGIN PUBLIC KEY-----) of als JSON Web Key Set.",
    },
    "bad-access": {
      text: "Een gebruiker of groep van de zichtbaarheid bestaat niet meer. Stel de zichtbaarheid opnieuw in.",
    },
    "invalid-type": { text: "Er ontbreekt een waarde, of die is van de verkeerde soort." },
    "invalid-value": { text: "Deze waarde hoort niet bij de mogelijke waarden." },
    "invalid-format": { text: "Dit is anders geschreven dan verwacht." },
    "too-small": { text: "Dit is te klein, te kort of leeg." },
    "too-big": { text: "Dit is te groot of te lang." },
    "not-multiple-of": { text: "Dit getal hoort niet bij de mogelijke getallen." },
    "unrecognized-keys": {
      text: "De pagina heeft iets verzonden dat de server niet kent. Laad de pagina opnieuw.",
    },
    "invalid-union": { text: "Deze waarde past niet." },
    "invalid-key": { text: "Een naam in deze waarde past niet." },
    "invalid-element": { text: "Een deel van deze waarde past niet." },
    custom: { text: "Deze waarde past niet." },
  },
};
