import type { CrmEntity, CrmRecordBody, CrmValue } from "@brygga/api-contract";
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

const ENDPOINTS = {
  company: {
    list: "listCompanies",
    get: "getCompany",
    create: "createCompany",
    remove: "deleteCompany",
    restore: "restoreCompany",
  },
  contact: {
    list: "listContacts",
    get: "getContact",
    create: "createContact",
    remove: "deleteContact",
    restore: "restoreContact",
  },
  project: {
    list: "listProjects",
    get: "getProject",
    create: "createProject",
    remove: "deleteProject",
    restore: "restoreProject",
  },
} as const;

const UPDATES = { company: "updateCompany", contact: "updateContact", project: "updateProject" } as const;

export type RecordValues = Readonly<Record<string, CrmValue>>;

export interface RecordFilter {
  q: string;
  sort: string;
  /** Contacts of one company, or the projects that it takes part in. */
  companyId?: number;
  /** Projects that a contact takes part in. */
  contactId?: number;
  /** Members of a project. */
  projectId?: number;
}

const PAGE_SIZE = 50;

/** Records page by page, each page read where the one before ended. */
export const recordsQuery = (entity: CrmEntity, filter: RecordFilter) =>
  infiniteQueryOptions({
    queryKey: queryKeys.records.list(entity, filter),
    queryFn: ({ pageParam, signal }) =>
      call(ENDPOINTS[entity].list, {
        query: { ...filter, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The first records that match what is typed into a field that refers to a record. */
export const matchingRecordsQuery = (entity: CrmEntity, q: string) =>
  queryOptions({
    queryKey: queryKeys.records.list(entity, { matching: q }),
    queryFn: ({ signal }) => call(ENDPOINTS[entity].list, { query: { q, limit: 20 }, signal }),
    select: ({ items }) => items,
  });

export const fetchRecord = (entity: CrmEntity, id: number) => call(ENDPOINTS[entity].get, { params: { id } });

export const recordQuery = (entity: CrmEntity, id: number) =>
  queryOptions({
    queryKey: queryKeys.records.one(entity, id),
    queryFn: ({ signal }) => call(ENDPOINTS[entity].get, { params: { id }, signal }),
  });

/** A record that is deleted, or not. */
export const storedRecordQuery = (entity: CrmEntity, id: number) =>
  queryOptions({
    queryKey: [...queryKeys.records.one(entity, id), "stored"],
    queryFn: ({ signal }) =>
      call(ENDPOINTS[entity].get, { params: { id }, query: { deleted: "true" }, signal }),
  });

/** Writes values on one version of a record. */
export const updateRecord = (entity: CrmEntity, record: CrmRecordBody, values: RecordValues) =>
  call(UPDATES[entity], { params: { id: record.id }, body: { ...values }, ifMatch: record.version });

/** Puts a record that the server just answered in place, and reads again what else shows it. */
export function useRefreshRecord(entity: CrmEntity) {
  const queryClient = useQueryClient();
  return (record: CrmRecordBody) => {
    queryClient.setQueryData(queryKeys.records.one(entity, record.id), record);
    return queryClient.invalidateQueries({ queryKey: queryKeys.records.all(entity), refetchType: "none" });
  };
}

export function useCreateRecord(entity: CrmEntity) {
  const refresh = useRefreshRecord(entity);
  return useMutation({
    mutationFn: (values: RecordValues) => call(ENDPOINTS[entity].create, { body: { ...values } }),
    onSuccess: refresh,
  });
}

export function useDeleteRecord(entity: CrmEntity) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: CrmRecordBody) =>
      call(ENDPOINTS[entity].remove, { params: { id }, ifMatch: version }),
    onSuccess: (_, { id }) => {
      queryClient.removeQueries({ queryKey: queryKeys.records.one(entity, id) });
      return queryClient.invalidateQueries({ queryKey: queryKeys.records.all(entity) });
    },
  });
}

export function useRestoreRecord(entity: CrmEntity) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => call(ENDPOINTS[entity].restore, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.records.all(entity) }),
  });
}
