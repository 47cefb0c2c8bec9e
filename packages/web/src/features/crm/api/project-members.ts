import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export type MemberEntity = "company" | "contact";

const ENDPOINTS = {
  company: { add: "addProjectCompany", remove: "removeProjectCompany" },
  contact: { add: "addProjectContact", remove: "removeProjectContact" },
} as const;

/** Puts records into a project and takes them out, and has everything that tells of it read again. */
export function useProjectMembers(projectId: number, entity: MemberEntity) {
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.records.all(entity) }),
      queryClient.invalidateQueries({ queryKey: queryKeys.records.all("project") }),
    ]);
  const paramsOf = (memberId: number) => ({ params: { id: projectId, memberId } });
  const add = useMutation({
    mutationFn: (memberId: number) => call(ENDPOINTS[entity].add, paramsOf(memberId)),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (memberId: number) => call(ENDPOINTS[entity].remove, paramsOf(memberId)),
    onSuccess: refresh,
  });
  return { add, remove };
}
