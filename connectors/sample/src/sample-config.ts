import {
  type Answer,
  type ConfigOf,
  ConnectorError,
  checkbox,
  type DisplayText,
  datetime,
  decimal,
  info,
  integer,
  label,
  list,
  password,
  text,
} from "@brygga/connector-sdk";

/** One field of every type, so that everything that reads configuration fields meets each of them. */
export const SAMPLE_CONFIG = {
  Company: text({
    label: { US: "Company", SV: "Företag", NO: "Firma" },
    tooltip: {
      US: "Name of the client in the ERP; any name will do",
      SV: "Klientens namn i ERP-systemet; vilket namn som helst duger",
      NO: "Klientens navn i ERP-systemet; et hvilket som helst navn duger",
    },
    default: "Nordvik Handel",
    maxLength: 50,
    mandatory: true,
  }),
  User: text({
    label: { US: "User", SV: "Användare", NO: "Bruker" },
    tooltip: { US: "May be left blank", SV: "Kan lämnas tomt", NO: "Kan stå tomt" },
    maxLength: 50,
  }),
  Password: password({
    label: { US: "Password", SV: "Lösenord", NO: "Passord" },
    tooltip: {
      US: "Everything is accepted but the word “wrong”, which shows how a failed test looks",
      SV: "Allt godtas utom ordet ”wrong”, som visar hur ett misslyckat test ser ut",
      NO: "Alt godtas unntatt ordet «wrong», som viser hvordan en mislykket test ser ut",
    },
    maxLength: 50,
  }),
  UseTest: checkbox({
    label: { US: "Use test database", SV: "Använd testdatabas", NO: "Bruk testdatabase" },
    tooltip: {
      US: "The sample has one set of data only; the test then says so",
      SV: "Exemplet har bara en uppsättning data; testet säger det",
      NO: "Eksempelet har bare ett sett data; testen sier det",
    },
  }),
  From: datetime({
    label: { US: "From date", SV: "Från datum", NO: "Fra dato" },
    tooltip: {
      US: "Kept with the connection; leaves nothing out in the sample",
      SV: "Sparas med kopplingen; utesluter inget i exemplet",
      NO: "Lagres med koblingen; utelater ingenting i eksempelet",
    },
    default: "2013-12-31T23:59:59",
  }),
  Timeout: integer({
    label: { US: "Timeout in seconds", SV: "Tidsgräns i sekunder", NO: "Tidsgrense i sekunder" },
    tooltip: { US: "From 1 to 3600", SV: "Från 1 till 3600", NO: "Fra 1 til 3600" },
    default: 30,
  }),
  Factor: decimal({
    label: { US: "Price factor", SV: "Prisfaktor", NO: "Prisfaktor" },
    tooltip: { US: "Greater than zero", SV: "Större än noll", NO: "Større enn null" },
    default: "1.25",
  }),
  Region: list({
    label: { US: "Region", SV: "Region", NO: "Region" },
    items: {
      N: { US: "North", SV: "Norr", NO: "Nord" },
      E: { US: "East", SV: "Öster", NO: "Øst" },
      S: { US: "South", SV: "Söder", NO: "Sør" },
      W: { US: "West", SV: "Väster", NO: "Vest" },
    },
    default: "N",
  }),
  Note: label({
    label: {
      US: "This is a made-up ERP system to try Brygga with.",
      SV: "Det här är ett påhittat ERP-system att prova Brygga med.",
      NO: "Dette er et oppdiktet ERP-system å prøve Brygga med.",
    },
  }),
};

type Config = ConfigOf<typeof SAMPLE_CONFIG>;

/** @throws ConnectorError that says what to mend */
export function testSampleConfig({ Password, Timeout, Factor, UseTest }: Config): Answer<void> {
  if (Password === "wrong") throw refused(WRONG_PASSWORD, "WRONG_PASSWORD");
  if (Timeout !== null && (Timeout < 1 || Timeout > 3600))
    throw refused(BAD_TIMEOUT, "INVALID_CONFIGURATION");
  if (Factor !== null && !/^[\d.]*[1-9]/.test(Factor)) throw refused(BAD_FACTOR, "INVALID_CONFIGURATION");
  return UseTest ? info(undefined, ONE_SET_OF_DATA) : undefined;
}

const refused = (userExplanation: DisplayText, errorCode: string): ConnectorError =>
  new ConnectorError({ userExplanation, errorCode });

const WRONG_PASSWORD: DisplayText = {
  US: "The ERP system does not accept the password. Enter another one.",
  SV: "ERP-systemet godtar inte lösenordet. Ange ett annat.",
  NO: "ERP-systemet godtar ikke passordet. Oppgi et annet.",
};

const BAD_TIMEOUT: DisplayText = {
  US: "The timeout must be from 1 to 3600 seconds.",
  SV: "Tidsgränsen måste vara från 1 till 3600 sekunder.",
  NO: "Tidsgrensen må være fra 1 til 3600 sekunder.",
};

const BAD_FACTOR: DisplayText = {
  US: "The price factor must be greater than zero.",
  SV: "Prisfaktorn måste vara större än noll.",
  NO: "Prisfaktoren må være større enn null.",
};

const ONE_SET_OF_DATA: DisplayText = {
  US: "The connection works. The sample has no separate test database; the usual data is used.",
  SV: "Kopplingen fungerar. Exemplet har ingen särskild testdatabas; de vanliga uppgifterna används.",
  NO: "Koblingen virker. Eksempelet har ingen egen testdatabase; de vanlige dataene brukes.",
};
