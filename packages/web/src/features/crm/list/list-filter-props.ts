import type { CrmEntity, CrmField } from "@brygga/api-contract";
import type { ListSearch } from "./list-search.ts";

export interface ListFilterProps {
  entity: CrmEntity;
  fields: readonly CrmField[];
  search: ListSearch;
  onChange: (part: ListSearch) => void;
}
