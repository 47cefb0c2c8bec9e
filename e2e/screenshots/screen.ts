import type { Page } from "@playwright/test";
import type { Furnished } from "./furnish.ts";

export type Language = "sv" | "en";

/** One screen or dialog: where it is, and what to do until it shows. */
export interface Screen {
  readonly name: string;
  /** Whether the documentation shows it. */
  readonly inDocs?: boolean;
  /** Whether its picture shows what lies below the window, too. */
  readonly isWhole?: boolean;
  path(furnished: Furnished): string;
  prepare?(page: Page, language: Language): Promise<unknown>;
}
