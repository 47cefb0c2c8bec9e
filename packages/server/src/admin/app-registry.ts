import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { AppChange, EntryCode, RegisteredApp, SyncConnector } from "@brygga/api-contract";
import { readPublicKeys, UnusableKey } from "@brygga/protocol";
import { type Selectable, sql } from "kysely";
import { type AppRegistry, applicationIn } from "../connector-client/app/index.ts";
import { type Db, inTransaction } from "../db/database.ts";
import type { RegisteredAppTable } from "../db/schema.ts";
import { Problem } from "../problem.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { listSyncConnectors } from "./sync-connectors.ts";
import { type Words, wordsIn } from "./words.ts";

type RegistryDeps = Pick<AdminDeps, "db" | "secrets" | "now">;

/** The registry as calls need it, with the private keys. */
export function createAppRegistry({ db, secrets }: Pick<RegistryDeps, "db" | "secrets">): AppRegistry {
  return {
    async find(applicationId) {
      const row = await findRow(db, applicationId);
      if (row === undefined) return null;
      return {
        applicationId: row.application_id,
        url: row.url,
        publicKeys: row.public_keys,
        privateKey: secrets.decrypt(row.private_key),
        revision: `${row.created_at} ${row.changed_at}`,
      };
    },
  };
}

export async function listRegisteredApps(db: Db): Promise<RegisteredApp[]> {
  const rows = await db.selectFrom("registered_app").selectAll().orderBy("application_id").execute();
  const connectors = await listSyncConnectors(db, { deleted: false });
  return rows.map((row) => fromRow(row, connectors));
}

/** Throws the Problem `not-found`. */
export async function getRegisteredApp(db: Db, applicationId: string): Promise<RegisteredApp> {
  const row = await requireRow(db, applicationId);
  return fromRow(row, await listSyncConnectors(db, { deleted: false }));
}

/** Makes the pair of keys by which the application knows Brygga. Throws `invalid-request` and `name-taken`. */
export async function registerApp(
  { db, secrets, now }: RegistryDeps,
  { applicationId, url, publicKeys }: { applicationId: string; url: string; publicKeys: string },
  language: Language,
): Promise<RegisteredApp> {
  await checkApp({ url, publicKeys }, language);
  const { privateKey, publicKey } = await makeKeys();
  const at = now().toISOString();
  await inTransaction(db, async (trx) => {
    if ((await findRow(trx, applicationId)) !== undefined) {
      throw new Problem("name-taken", { values: { name: applicationId } });
    }
    const row = {
      application_id: applicationId,
      url,
      public_keys: publicKeys,
      private_key: secrets.encrypt(privateKey),
      brygga_public_key: publicKey,
      created_at: at,
      changed_at: at,
    };
    await trx.insertInto("registered_app").values(row).execute();
  });
  return getRegisteredApp(db, applicationId);
}

/** Throws the Problems `not-found` and `invalid-request`. */
export async function updateRegisteredApp(
  { db, now }: RegistryDeps,
  { applicationId, change }: { applicationId: string; change: AppChange },
  language: Language,
): Promise<RegisteredApp> {
  const row = await requireRow(db, applicationId);
  const { url = row.url, publicKeys = row.public_keys } = change;
  await checkApp({ url, publicKeys }, language);
  await db
    .updateTable("registered_app")
    .set({ url, public_keys: publicKeys, changed_at: now().toISOString() })
    .where("application_id", "=", row.application_id)
    .execute();
  return getRegisteredApp(db, applicationId);
}

/** Throws the Problem `not-found`. */
export async function removeRegisteredApp(db: Db, applicationId: string): Promise<void> {
  const row = await requireRow(db, applicationId);
  await db.deleteFrom("registered_app").where("application_id", "=", row.application_id).execute();
}

const fromRow = (
  row: Selectable<RegisteredAppTable>,
  connectors: readonly SyncConnector[],
): RegisteredApp => ({
  applicationId: row.application_id,
  url: row.url,
  publicKeys: row.public_keys,
  bryggaPublicKey: row.brygga_public_key,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  usedBy: connectors
    .filter(({ url }) => applicationIn(url)?.toLowerCase() === row.application_id.toLowerCase())
    .map(({ id, name, connectionCount }) => ({ id, name, connectionCount })),
});

const findRow = (db: Db, applicationId: string) =>
  db
    .selectFrom("registered_app")
    .selectAll()
    .where(sql`lower(application_id)`, "=", applicationId.toLowerCase())
    .executeTakeFirst();

async function requireRow(db: Db, applicationId: string): Promise<Selectable<RegisteredAppTable>> {
  const row = await findRow(db, applicationId);
  if (row !== undefined) return row;
  throw new Problem("not-found", { detail: `No application "${applicationId}" is registered.` });
}

const generate = promisify(generateKeyPair);

async function makeKeys(): Promise<{ privateKey: string; publicKey: string }> {
  const { privateKey, publicKey } = await generate("rsa", { modulusLength: 3072 });
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

async function checkApp(
  { url, publicKeys }: { url: string; publicKeys: string },
  language: Language,
): Promise<void> {
  if (!isServiceUrl(url)) throw invalid("url", "invalid-url", wordsIn(WRONG_URL, language));
  await readPublicKeys(publicKeys).catch((error: unknown) => {
    if (!(error instanceof UnusableKey)) throw error;
    throw invalid("publicKeys", "invalid-public-key", `${wordsIn(WRONG_KEY, language)} (${error.message})`);
  });
}

function isServiceUrl(text: string): boolean {
  const url = URL.parse(text);
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  return isHttp && url.username === "" && url.password === "";
}

const invalid = (path: string, code: EntryCode, message: string): Problem =>
  new Problem("invalid-request", { errors: [{ path, code, message }] });

const WRONG_URL: Words = {
  en: "The address of an application must begin with http:// or https://, name a host, and hold no user name or password.",
  sv: "En applikations adress måste börja med http:// eller https://, ange en värddator och får inte innehålla användarnamn eller lösenord.",
  nb: "Adressen til en applikasjon må begynne med http:// eller https://, oppgi en vert og kan ikke inneholde brukernavn eller passord.",
  da: "En applikations adresse skal begynde med http:// eller https://, angive en vært og må ikke indeholde brugernavn eller adgangskode.",
  de: "Die Adresse einer Anwendung muss mit http:// oder https:// beginnen, einen Host nennen und darf weder Benutzernamen noch Passwort enthalten.",
  nl: "Het adres van een applicatie moet beginnen met http:// of https://, een host noemen en mag geen gebruikersnaam of wachtwoord bevatten.",
};

const WRONG_KEY: Words = {
  en: "Paste the application's public key: RSA with at least 2048 bits, as PEM or as a JSON Web Key Set.",
  sv: "Klistra in applikationens publika nyckel: RSA med minst 2048 bitar, som PEM eller som JSON Web Key Set.",
  nb: "Lim inn applikasjonens offentlige nøkkel: RSA med minst 2048 biter, som PEM eller som JSON Web Key Set.",
  da: "Indsæt applikationens offentlige nøgle: RSA med mindst 2048 bit, som PEM eller som JSON Web Key Set.",
  de: "Fügen Sie den öffentlichen Schlüssel der Anwendung ein: RSA mit mindestens 2048 Bit, als PEM oder als JSON Web Key Set.",
  nl: "Plak de openbare sleutel van de applicatie: RSA met minstens 2048 bits, als PEM of als JSON Web Key Set.",
};
