import { api, type ImportView } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { chosenPage } from "../../sync/imports/chosen-actors.ts";
import { foundPage, showActors } from "../../sync/imports/found-actors.ts";
import { itemsOfImport } from "../../sync/imports/import-items.ts";
import { listImports, loadImport } from "../../sync/imports/import-store.ts";
import { presentImport } from "../../sync/imports/import-view.ts";
import { linePage, presentLines } from "../../sync/imports/line-pages.ts";
import { linesAsCsv } from "../../sync/imports/lines-csv.ts";
import { erpFieldNames } from "../../sync/listing/display-names.ts";
import { decodeCursor, pageOfRows } from "../../sync/listing/paging.ts";
import { route } from "../routes.ts";

type ImportServices = Pick<Services, "db" | "admin" | "imports">;

/** Imports from an ERP: what is chosen, what would happen, and what has. */
export function importRoutes(app: FastifyInstance, services: ImportServices): void {
  const { db, imports } = services;
  route(app, api.listImportSources, async ({ language }) => ({
    items: (await imports.sources()).map(({ connectionName, actorTypes, ...source }) => ({
      ...source,
      connectionName: textInLanguage(connectionName, language),
      actorTypes: [...actorTypes],
    })),
  }));
  route(app, api.listImports, async ({ query, language }) => {
    const { limit, cursor, connectionId } = query;
    const found = await listImports(db, { limit: limit + 1, before: decodeCursor(cursor), connectionId });
    const { rows, nextCursor } = pageOfRows(found, limit);
    return { items: await Promise.all(rows.map((one) => presentImport(db, one, language))), nextCursor };
  });
  route(app, api.createImport, async ({ body, principal: { userId }, language }) => {
    const { name = null, ...rest } = body;
    return presentImport(db, await imports.begin({ ...rest, name, userId }), language);
  });
  route(app, api.getImport, ({ params, language }) => view(services, params.id, language));
  route(app, api.updateImport, async ({ params, body, language }) => {
    const { name, settings } = body;
    await imports.change(params.id, {
      name,
      ...(settings === undefined ? {} : { settings: given(settings) }),
    });
    return view(services, params.id, language);
  });
  route(app, api.deleteImport, ({ params }) => imports.remove(params.id));
  chooseRoutes(app, services);
  previewRoutes(app, services);
  runRoutes(app, services);
}

type Given<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Members that were sent. */
const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;

async function view({ db }: ImportServices, id: number, language: string): Promise<ImportView> {
  return presentImport(db, await loadImport(db, id), language);
}

function chooseRoutes(app: FastifyInstance, services: ImportServices): void {
  const { db, admin, imports } = services;
  route(app, api.searchForImport, async ({ params, query, body, language, signal }) => {
    const one = await imports.search(params.id, { criteria: body.criteria, language, signal });
    return foundPage(admin, { one, limit: query.limit, cursor: undefined, language });
  });
  route(app, api.listFoundActors, async ({ params, query, language }) =>
    foundPage(admin, { one: await loadImport(db, params.id), ...query, language }),
  );
  route(app, api.addImportActors, async ({ params, body, language }) => {
    const added = await imports.choose(params.id, body);
    return { added, import: await view(services, params.id, language) };
  });
  route(app, api.listImportActors, async ({ params, query, language }) => {
    const one = await loadImport(db, params.id);
    const { lines, ...page } = await chosenPage(db, one, query);
    const actors = lines.map(({ actor }) => actor);
    const shown = await showActors(admin, { one, actors, language });
    const items = lines.flatMap(({ lineId, name }, index) => {
      const actor = shown.items[index];
      if (actor === undefined) return [];
      const { actorType, erpKey, values, texts } = actor;
      return [{ lineId, name, actorType, erpKey, values, texts }];
    });
    return { ...page, columns: shown.columns, items };
  });
  route(app, api.removeImportActors, async ({ params, body, language }) => {
    await imports.unchoose(params.id, "all" in body ? null : body.lineIds);
    return view(services, params.id, language);
  });
}

function previewRoutes(app: FastifyInstance, services: ImportServices): void {
  const { db, imports } = services;
  route(app, api.listImportItems, async ({ params, language }) => ({
    fields: await itemsOfImport(db, await loadImport(db, params.id), language),
  }));
  route(app, api.previewImport, async ({ params, principal, language }) => {
    await imports.preview(params.id, principal.userId);
    return view(services, params.id, language);
  });
  route(app, api.listPreviewLines, async ({ params, query, language }) => {
    return linePage(db, await loadImport(db, params.id), { query: readChecked(query), language });
  });
  route(app, api.exportPreviewLines, async ({ params, query, language, http: { reply } }) => {
    const { language: wanted = language, ...filter } = query;
    const one = await loadImport(db, params.id);
    reply.header("content-disposition", `attachment; filename="import-${one.id}-preview.csv"`);
    return linesAsCsv(db, one, { query: readChecked(filter), language: wanted });
  });
  route(app, api.getPreviewLine, async ({ params, language, signal }) => {
    const one = await loadImport(db, params.id);
    const { line, fields } = await imports.line(params.id, params.lineId, signal);
    return presentPreviewLine(services, { one, line, fields, language });
  });
  route(app, api.checkPreviewLines, async ({ params, body, language }) => {
    await imports.check(params.id, body);
    return view(services, params.id, language);
  });
}

const readChecked = <Query extends { checked?: "true" | "false" | undefined }>({
  checked,
  ...filter
}: Query) => ({
  ...filter,
  isChecked: checked === undefined ? undefined : checked === "true",
});

function runRoutes(app: FastifyInstance, services: ImportServices): void {
  const { db, imports } = services;
  route(app, api.runImport, async ({ params, principal, language }) => {
    await imports.run(params.id, principal.userId);
    return view(services, params.id, language);
  });
  route(app, api.listImportResults, async ({ params, query, language }) =>
    linePage(db, await loadImport(db, params.id), { query: { ...query, isDone: true }, language }),
  );
  route(app, api.exportImportResults, async ({ params, query, language, http: { reply } }) => {
    const { language: wanted = language, ...filter } = query;
    const one = await loadImport(db, params.id);
    reply.header("content-disposition", `attachment; filename="import-${one.id}-results.csv"`);
    return linesAsCsv(db, one, { query: { ...filter, isDone: true }, language: wanted });
  });
  route(app, api.retryImport, async ({ params, body, principal, language }) => {
    await imports.retry(params.id, body.lineIds ?? null, principal.userId);
    return view(services, params.id, language);
  });
}

async function presentPreviewLine(
  { db, imports: _ }: ImportServices,
  {
    one,
    line,
    fields,
    language,
  }: Awaited<ReturnType<Services["imports"]["line"]>> & {
    readonly one: Awaited<ReturnType<typeof loadImport>>;
    readonly language: string;
  },
) {
  const [shown] = await presentLines(db, one, { lines: [line], language });
  if (shown === undefined) throw new Error("A line that was just read is gone.");
  const nameOf = await erpFieldNames(db, [one.connectionId], language);
  return {
    line: shown,
    fields: fields.map(({ erpFieldKey, erpText, crmText, newText, problem, ...field }) => ({
      ...field,
      fieldKey: erpFieldKey,
      displayName: nameOf(one.connectionId, line.actorType, erpFieldKey),
      erpValue: textInLanguage(erpText, language),
      crmValue: textInLanguage(crmText, language),
      newValue: textInLanguage(newText, language),
      code: problem?.code ?? null,
      details: { ...problem?.details },
    })),
  };
}
