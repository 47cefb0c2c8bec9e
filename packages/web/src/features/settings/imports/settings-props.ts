import type { ImportSettings, ImportView } from "@brygga/api-contract";

/** Of each part of the import settings. */
export interface SettingsProps {
  view: ImportView;
  /** Nothing can be changed now. */
  isFixed: boolean;
  onChange: (part: Partial<ImportSettings>) => void;
}
