import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../support/api.ts";

/** Imports of customers at different steps, with what they left behind. */
export interface FurnishedImports {
  /** Its preview has been made. */
  readonly previewedImportId: number;
  /** It is done. */
  readonly importedImportId: number;
  readonly selectionId: number;
}

interface View {
  readonly id: number;
  readonly state: string;
}

/** One import is done, another waits at its preview. */
export async function furnishImports(api: Api, connectionId: number): Promise<FurnishedImports> {
  const imported = await previewed(api, { connectionId, name: "Nordvik: bygg", contains: "bygg" });
  await api.post(`/imports/${imported}/run`, {});
  await leaves(api, imported, "importing");
  const { items } = await api.get<{ items: { id: number }[] }>(`/selections?importId=${imported}`);
  const previewedImportId = await previewed(api, {
    connectionId,
    name: "Nordvik: livs",
    contains: "livs",
  });
  return { previewedImportId, importedImportId: imported, selectionId: items.at(-1)?.id ?? 0 };
}

interface Wanted {
  readonly connectionId: number;
  readonly name: string;
  /** Part of the customers' names. */
  readonly contains: string;
}

async function previewed(api: Api, { connectionId, name, contains }: Wanted): Promise<number> {
  const { id } = await api.post<View>("/imports", { connectionId, actorType: "Customer", name });
  const criteria = [{ fieldKey: "NAME", operator: "contains", values: [contains] }];
  await api.post(`/imports/${id}/search`, { criteria });
  await api.post(`/imports/${id}/actors`, { all: true });
  await api.post(`/imports/${id}/preview`, {});
  await leaves(api, id, "previewing");
  return id;
}

/** Waits until the import is in this state no more. */
async function leaves(api: Api, id: number, state: string): Promise<void> {
  while ((await api.get<View>(`/imports/${id}`)).state === state) await sleep(100);
}
