import type { Clock, CreateDoubt, CreateStore, DoubtReason } from "@brygga/sync-engine";
import { multiLanguageText } from "../../admin/words.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import { textSet } from "../../db/sql.ts";
import { refuseLinked } from "./connect-target.ts";
import {
  type CreateIntent,
  insertIntent,
  loadRivals,
  noteDoubt,
  sendAgain,
  settleIntent,
} from "./create-intents.ts";
import { type CreateTarget, liveRecord, loadType } from "./create-subject.ts";
import { StaleRecord, storeLink } from "./store-link.ts";

export interface CreateDeps {
  readonly db: Db;
  readonly clock: Pick<Clock, "now">;
}

/** The engine's store of creates, over the database: for a record that somebody wants created in the ERP. */
export const createStoreOf = (
  { db, clock }: CreateDeps,
  target: CreateTarget & { readonly userId: number | null },
): CreateStore<CreateIntent> => ({
  intend: (create) =>
    inTransaction(db, async (trx) => {
      // Somebody may have connected it while the ERP was looked through.
      await refuseLinked(trx, { ...target, erpKey: "" });
      return insertIntent(trx, { ...target, ...create }, clock.now());
    }),
  intendAgain: ({ id }, create) => sendAgain(db, { ...create, id }, clock.now()),
  settle: async ({ id }) => {
    await settleIntent(db, id);
  },
  noteDoubt: (intent, { because, candidates }) => noteReason(db, intent, { because, candidates, clock }),
  linkedKeys: (actorType, erpKeys) => linkedKeys(db, { ...target, actorType }, erpKeys),
  rivals: (intent) => loadRivals(db, intent),
  async situation(intent) {
    const { connection, type } = await loadType(db, intent);
    const { winner, blankOverwrites } = connection.plan;
    return { record: await liveRecord(db, intent), type, winner, blankOverwrites };
  },
  async link({ id: intentId, userId, ...intent }, { actor: { erpKey }, plan, version }) {
    const { connectionId, entity, entityId, actorType } = intent;
    const linked = { connectionId, entity, entityId, actorType, erpKey };
    try {
      return await storeLink(db, { target: linked, plan, version, userId, at: clock.now(), intentId });
    } catch (error) {
      if (error instanceof StaleRecord) return "stale";
      throw error;
    }
  },
});

const noteReason = (
  db: Db,
  intent: CreateIntent,
  { because, candidates, clock }: CreateDoubt & Pick<CreateDeps, "clock">,
): Promise<void> =>
  noteDoubt(db, intent, {
    candidates: candidates.map((candidate) => ({ ...candidate })),
    explanation: explain(because),
    at: clock.now(),
  });

/** The actor may be there, but it cannot be linked as things are: that is for somebody to mend. */
export const noteUnlinkable = ({ db, clock }: CreateDeps, intent: CreateIntent): Promise<void> =>
  noteDoubt(db, intent, {
    candidates: intent.candidates,
    explanation: explain("unlinkable"),
    at: clock.now(),
  });

async function linkedKeys(
  db: Db,
  { connectionId, actorType }: CreateTarget,
  erpKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("link")
    .select("erp_key")
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .where("erp_key", "in", textSet(erpKeys))
    .execute();
  return new Set(rows.map((row) => row.erp_key));
}

const EXPLANATIONS = {
  unsearchable: {
    en: "The ERP cannot be searched for the actor. Look there: choose it here if it exists, or create it anyway if it does not.",
    sv: "Det går inte att söka efter aktören i ERP-systemet. Titta där: välj den här om den finns, eller skapa den ändå om den inte finns.",
    nb: "Det er ikke mulig å søke etter aktøren i ERP. Se etter der: velg den her hvis den finnes, eller opprett den likevel hvis den ikke finnes.",
    da: "Det er ikke muligt at søge efter aktøren i ERP. Se efter der: vælg den her, hvis den findes, eller opret den alligevel, hvis den ikke findes.",
    de: "Das ERP kann nicht nach dem Akteur durchsucht werden. Sehen Sie dort nach: Wählen Sie ihn hier aus, wenn es ihn gibt, oder legen Sie ihn trotzdem an, wenn nicht.",
    nl: "In het ERP kan niet naar de actor worden gezocht. Kijk daar: kies hem hier als hij bestaat, of maak hem toch aan als hij niet bestaat.",
  },
  none: {
    en: "The ERP has no new actor like it yet. Brygga keeps looking; create it anyway if you know that it does not exist.",
    sv: "ERP-systemet har ingen ny sådan aktör ännu. Brygga fortsätter leta; skapa den ändå om du vet att den inte finns.",
    nb: "ERP har ingen ny slik aktør ennå. Brygga leter videre; opprett den likevel hvis du vet at den ikke finnes.",
    da: "ERP har endnu ingen ny aktør som denne. Brygga leder videre; opret den alligevel, hvis du ved, at den ikke findes.",
    de: "Das ERP hat noch keinen neuen Akteur dieser Art. Brygga sucht weiter; legen Sie ihn trotzdem an, wenn Sie wissen, dass es ihn nicht gibt.",
    nl: "Het ERP heeft nog geen nieuwe actor zoals deze. Brygga blijft zoeken; maak hem toch aan als u weet dat hij niet bestaat.",
  },
  unlinkable: {
    en: "The record cannot be connected: it was deleted, or is connected to another actor, or its actor type is not synchronised any more. Mend that, or give this up.",
    sv: "Posten kan inte anslutas: den har tagits bort, eller är ansluten till en annan aktör, eller så synkroniseras aktörstypen inte längre. Åtgärda det, eller ge upp det här.",
    nb: "Posten kan ikke kobles til: den er slettet, eller den er koblet til en annen aktør, eller aktørtypen synkroniseres ikke lenger. Rett det, eller gi opp dette.",
    da: "Posten kan ikke forbindes: den er slettet, eller den er forbundet med en anden aktør, eller aktørtypen synkroniseres ikke længere. Ret det, eller opgiv dette.",
    de: "Der Datensatz kann nicht verbunden werden: Er wurde gelöscht oder ist mit einem anderen Akteur verbunden, oder sein Akteurtyp wird nicht mehr synchronisiert. Beheben Sie das, oder geben Sie dies auf.",
    nl: "De record kan niet worden gekoppeld: die is verwijderd, of is aan een andere actor gekoppeld, of het actortype wordt niet meer gesynchroniseerd. Verhelp dat, of geef dit op.",
  },
  contested: {
    en: "The ERP has a new actor like it, but another record like it was sent too, and it is not known what came of that: it may be the other one's. Look in the ERP: choose it if it is this record's, or create it anyway if it is not.",
    sv: "ERP-systemet har en ny sådan aktör, men en annan likadan post har också skickats, och det är inte känt vad det blev av den: aktören kan vara den andras. Titta i ERP-systemet: välj den om den är den här postens, eller skapa den ändå om den inte är det.",
    nb: "ERP har en ny slik aktør, men en annen lik post er også sendt, og det er ukjent hva det ble av den: aktøren kan være den andres. Se etter i ERP: velg den hvis den hører til denne posten, eller opprett den likevel hvis ikke.",
    da: "ERP har en ny aktør som denne, men en anden lignende post er også sendt, og det vides ikke, hvad der blev af den: aktøren kan være den andens. Se efter i ERP: vælg den, hvis den hører til denne post, eller opret den alligevel, hvis ikke.",
    de: "Das ERP hat einen neuen Akteur dieser Art, aber es wurde noch ein anderer, gleicher Datensatz gesendet, und es ist nicht bekannt, was daraus geworden ist: Der Akteur kann zu dem anderen gehören. Sehen Sie im ERP nach: Wählen Sie ihn aus, wenn er zu diesem Datensatz gehört, oder legen Sie ihn trotzdem an, wenn nicht.",
    nl: "Het ERP heeft een nieuwe actor zoals deze, maar er is ook een andere, gelijke record verzonden, en het is niet bekend wat daarvan is geworden: de actor kan van de andere zijn. Kijk in het ERP: kies hem als hij bij deze record hoort, of maak hem toch aan als dat niet zo is.",
  },
  several: {
    en: "The ERP has actors that may be it. Choose the right one, or create it anyway if it is none of them.",
    sv: "ERP-systemet har aktörer som kan vara den. Välj rätt, eller skapa den ändå om det inte är någon av dem.",
    nb: "ERP har aktører som kan være den. Velg den riktige, eller opprett den likevel hvis det ikke er noen av dem.",
    da: "ERP har aktører, der kan være den. Vælg den rigtige, eller opret den alligevel, hvis det ikke er nogen af dem.",
    de: "Das ERP hat Akteure, die es sein können. Wählen Sie den richtigen aus, oder legen Sie ihn trotzdem an, wenn es keiner davon ist.",
    nl: "Het ERP heeft actoren die het kunnen zijn. Kies de juiste, of maak hem toch aan als het geen van deze is.",
  },
} as const satisfies Record<DoubtReason | "unlinkable", unknown>;

const explain = (why: DoubtReason | "unlinkable"): string => multiLanguageText(EXPLANATIONS[why]);
