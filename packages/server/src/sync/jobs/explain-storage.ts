import { multiLanguageText, type Words } from "../../connector-client/index.ts";
import { storageProblemOf } from "../../db/storage-problem.ts";

const FULL: Words = {
  en: "There is no room left on Brygga's disk. The work goes on by itself when there is.",
  sv: "Det finns inget utrymme kvar på Bryggas disk. Arbetet fortsätter av sig självt när det finns.",
  nb: "Det er ikke mer plass på disken til Brygga. Arbeidet fortsetter av seg selv når det er plass igjen.",
  da: "Der er ikke mere plads på Bryggas disk. Arbejdet fortsætter af sig selv, når der er plads igen.",
  de: "Auf dem Datenträger von Brygga ist kein Platz mehr. Die Arbeit geht von selbst weiter, sobald es wieder Platz gibt.",
  nl: "Er is geen ruimte meer op de schijf van Brygga. Het werk gaat vanzelf verder zodra er weer ruimte is.",
};

const BUSY: Words = {
  en: "Another program holds Brygga's database, such as a backup or a database viewer. The work goes on by itself when that is closed.",
  sv: "Ett annat program håller Bryggas databas, till exempel en säkerhetskopiering eller ett databasverktyg. Arbetet fortsätter av sig självt när det har stängts.",
  nb: "Et annet program holder databasen til Brygga, for eksempel en sikkerhetskopiering eller et databaseverktøy. Arbeidet fortsetter av seg selv når det er lukket.",
  da: "Et andet program holder Bryggas database, for eksempel en sikkerhedskopiering eller et databaseværktøj. Arbejdet fortsætter af sig selv, når det er lukket.",
  de: "Ein anderes Programm hält die Datenbank von Brygga, etwa eine Sicherung oder ein Datenbankwerkzeug. Die Arbeit geht von selbst weiter, sobald es geschlossen ist.",
  nl: "Een ander programma houdt de database van Brygga vast, zoals een back-up of een databaseprogramma. Het werk gaat vanzelf verder zodra dat is gesloten.",
};

const FAILED: Words = {
  en: "Brygga's database cannot be used. Check the disk and the rights of the data folder; the work goes on by itself when it can.",
  sv: "Bryggas databas går inte att använda. Kontrollera disken och rättigheterna till datamappen; arbetet fortsätter av sig självt när det går.",
  nb: "Databasen til Brygga kan ikke brukes. Kontroller disken og rettighetene til datamappen; arbeidet fortsetter av seg selv når det går.",
  da: "Bryggas database kan ikke bruges. Kontrollér disken og rettighederne til datamappen; arbejdet fortsætter af sig selv, når det kan.",
  de: "Die Datenbank von Brygga kann nicht benutzt werden. Prüfen Sie den Datenträger und die Rechte des Datenordners; die Arbeit geht von selbst weiter, sobald es möglich ist.",
  nl: "De database van Brygga kan niet worden gebruikt. Controleer de schijf en de rechten van de gegevensmap; het werk gaat vanzelf verder zodra het kan.",
};

/** What a job that waits for Brygga's own database says, as multi-language text. */
export function explainStorage(error: unknown): string {
  const code = storageProblemOf(error)?.code;
  return multiLanguageText(code === "storage-full" ? FULL : code === "storage-busy" ? BUSY : FAILED);
}
