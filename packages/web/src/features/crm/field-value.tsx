import type { CrmField, CrmValue } from "@brygga/api-contract";
import { useQuery } from "@tanstack/react-query";
import { useReadable } from "../../components/use-readable.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { crmListsQuery, usersQuery } from "./api/crm-fields.ts";
import { Blank } from "./blank.tsx";
import { CompanyName } from "./list/company-name.tsx";

interface FieldValueProps {
  field: CrmField;
  value: CrmValue;
}

/** A value of a field as people read it. */
export function FieldValue({ field, value }: FieldValueProps) {
  const { t } = useTexts();
  const readable = useReadable();
  if (value === null || value === "") return <Blank />;
  switch (field.type) {
    case "list":
      return <ListItemName listId={field.listId} itemKey={String(value)} />;
    case "reference":
      return field.key === "companyId" ? <CompanyName id={Number(value)} /> : <UserName id={Number(value)} />;
    case "checkbox":
      return t(value === true ? "terms:yes" : "terms:no");
    default:
      return readable(field.type, String(value));
  }
}

function ListItemName({ listId, itemKey }: { listId: number | null; itemKey: string }) {
  const { data = [] } = useQuery(crmListsQuery);
  const items = data.find(({ id }) => id === listId)?.items ?? [];
  return items.find(({ key }) => key === itemKey)?.name ?? itemKey;
}

function UserName({ id }: { id: number }) {
  const { data = [] } = useQuery(usersQuery);
  return data.find((user) => user.id === id)?.displayName ?? String(id);
}
