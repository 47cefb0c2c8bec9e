import { useQuery } from "@tanstack/react-query";
import { recordQuery } from "../api/records.ts";
import { recordName } from "../entity.ts";

const MINUTE_MS = 60_000;

/** The name of a company that another record refers to; nothing while it is read, or where it is gone. */
export function CompanyName({ id }: { id: number }) {
  const { data } = useQuery({ ...recordQuery("company", id), staleTime: MINUTE_MS });
  return data === undefined ? null : recordName("company", data);
}
