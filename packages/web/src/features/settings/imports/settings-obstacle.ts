import type { ImportView } from "@brygga/api-contract";

export type SettingsObstacle = "nothing-chosen" | "id-field-missing" | "contacts-off";

/** What keeps the settings from being previewed, where something does. */
export function settingsObstacle(
  view: Pick<ImportView, "chosen" | "settings" | "entity">,
): SettingsObstacle | undefined {
  const { duplicateMatch, idFieldKey, contactMatch, contactIdFieldKey } = view.settings;
  if (view.chosen === 0) return "nothing-chosen";
  if (view.entity === "contact" && duplicateMatch === "none") return "contacts-off";
  const lacksId =
    (duplicateMatch === "id" && idFieldKey === null) || (contactMatch === "id" && contactIdFieldKey === null);
  return lacksId ? "id-field-missing" : undefined;
}
