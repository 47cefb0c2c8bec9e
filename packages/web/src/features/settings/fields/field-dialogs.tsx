import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useRefreshFields, userDefinedFieldsQuery } from "../api/crm-fields.ts";
import { DeleteField } from "./delete-field.tsx";
import { FieldDialog } from "./field-dialog.tsx";
import { useFieldsNavigation } from "./use-fields-navigation.ts";

/** The dialog that the address names, if any; none while the fields are being read. */
export function FieldDialogs() {
  const { search, entity } = useFieldsNavigation();
  const fields = useQuery(userDefinedFieldsQuery(false)).data;
  const [times, setTimes] = useState(0);
  const refresh = useRefreshFields();
  if (search.dialog === "add") return <FieldDialog key={entity} entity={entity} />;
  const field = fields?.find((one) => one.entity === entity && one.key === search.field);
  if (search.dialog === undefined || field === undefined) return null;
  if (search.dialog === "delete") return <DeleteField field={field} />;
  // A form that was overtaken by somebody else begins anew with the present state.
  const reload = () => void refresh().then(() => setTimes((before) => before + 1));
  return <FieldDialog key={times} entity={entity} field={field} onReload={reload} />;
}
