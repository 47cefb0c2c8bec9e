import type { FailureValues } from "./connector-failure.ts";
import type { Words } from "./words.ts";

/** A part of a sentence: each language has its own sentence around it, so none may lack. */
type Part = Required<Words>;

const PROBLEMS: Readonly<Record<string, Part>> = {
  "self-signed": {
    en: "it is self-signed, so nobody vouches for it",
    sv: "det är självsignerat, så ingen går i god för det",
    nb: "det er selvsignert, så ingen går god for det",
    da: "det er selvsigneret, så ingen står inde for det",
    de: "Es ist selbstsigniert, also bürgt niemand dafür",
    nl: "het is zelfondertekend, dus niemand staat ervoor in",
  },
  untrusted: {
    en: "its issuer is not trusted here",
    sv: "utfärdaren är inte betrodd här",
    nb: "utstederen er ikke klarert her",
    da: "der er ikke tillid til udstederen her",
    de: "Dem Aussteller wird hier nicht vertraut",
    nl: "de uitgever wordt hier niet vertrouwd",
  },
  expired: {
    en: "it has expired",
    sv: "det har gått ut",
    nb: "det er utløpt",
    da: "det er udløbet",
    de: "Es ist abgelaufen",
    nl: "het is verlopen",
  },
  "not-yet-valid": {
    en: "it is not valid yet",
    sv: "det gäller inte ännu",
    nb: "det er ikke gyldig ennå",
    da: "det er ikke gyldigt endnu",
    de: "Es ist noch nicht gültig",
    nl: "het is nog niet geldig",
  },
  "wrong-host": {
    en: "it was issued for another name",
    sv: "det är utfärdat för ett annat namn",
    nb: "det er utstedt for et annet navn",
    da: "det er udstedt til et andet navn",
    de: "Es wurde für einen anderen Namen ausgestellt",
    nl: "het is uitgegeven voor een andere naam",
  },
};

const otherProblem = (problem: FailureValues[string] | undefined): Part => ({
  en: `it was not accepted (${problem})`,
  sv: `det godtogs inte (${problem})`,
  nb: `det ble ikke godtatt (${problem})`,
  da: `det blev ikke godtaget (${problem})`,
  de: `Es wurde nicht akzeptiert (${problem})`,
  nl: `het is niet geaccepteerd (${problem})`,
});

/** Of these problems alone the cure can be to trust the issuer; one that has expired stays expired. */
const CURED_BY_TRUST = new Set(["self-signed", "untrusted"]);

const NO_TRUST: Part = { en: "", sv: "", nb: "", da: "", de: "", nl: "" };

const TRUST: Part = {
  en: ", or trust its issuer: paste its certificate under Configure Sync Connector, Advanced",
  sv: ", eller lita på utfärdaren: klistra in dess certifikat under Konfigurera Sync Connector, Avancerat",
  nb: ", eller stol på utstederen: lim inn utstederens sertifikat under Konfigurer Sync Connector, Avansert",
  da: ", eller hav tillid til udstederen: indsæt udstederens certifikat under Konfigurer Sync Connector, Avanceret",
  de: ", oder vertrauen Sie dem Aussteller: Fügen Sie dessen Zertifikat unter Sync Connector konfigurieren, Erweitert, ein",
  nl: ", of vertrouw de uitgever: plak het certificaat van de uitgever onder Sync Connector configureren, Geavanceerd",
};

const notTls = (host: FailureValues[string] | undefined): Words => ({
  en: `No encrypted connection to ${host} came about. Perhaps the address should begin with http:// instead of https://.`,
  sv: `Ingen krypterad anslutning till ${host} kom till stånd. Kanske ska adressen börja med http:// i stället för https://.`,
  nb: `Det kom ikke i stand noen kryptert forbindelse til ${host}. Kanskje skal adressen begynne med http:// i stedet for https://.`,
  da: `Der kom ingen krypteret forbindelse til ${host} i stand. Måske skal adressen begynde med http:// i stedet for https://.`,
  de: `Es kam keine verschlüsselte Verbindung zu ${host} zustande. Vielleicht muss die Adresse mit http:// statt https:// beginnen.`,
  nl: `Er kwam geen versleutelde verbinding met ${host} tot stand. Misschien moet het adres met http:// in plaats van https:// beginnen.`,
});

/** When the server's certificate does not show who it is. */
export function certificateWords({ problem, host }: FailureValues): Words {
  if (problem === "not-tls") return notTls(host);
  const why = PROBLEMS[String(problem)] ?? otherProblem(problem);
  const trust = CURED_BY_TRUST.has(String(problem)) ? TRUST : NO_TRUST;
  return {
    en: `The certificate of ${host} cannot be trusted: ${why.en}. Install a valid certificate there${trust.en}.`,
    sv: `Certifikatet för ${host} går inte att lita på: ${why.sv}. Installera ett giltigt certifikat där${trust.sv}.`,
    nb: `Sertifikatet for ${host} er ikke til å stole på: ${why.nb}. Installer et gyldig sertifikat der${trust.nb}.`,
    da: `Der kan ikke være tillid til certifikatet for ${host}: ${why.da}. Installér et gyldigt certifikat dér${trust.da}.`,
    de: `Dem Zertifikat von ${host} kann nicht vertraut werden: ${why.de}. Installieren Sie dort ein gültiges Zertifikat${trust.de}.`,
    nl: `Het certificaat van ${host} is niet te vertrouwen: ${why.nl}. Installeer daar een geldig certificaat${trust.nl}.`,
  };
}
