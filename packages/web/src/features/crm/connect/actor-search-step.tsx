import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { AdvancedSearchForm } from "./advanced-search-form.tsx";
import type { ConnectStepProps } from "./connect-step-props.ts";
import { SimpleSearchForm } from "./simple-search-form.tsx";

/** Searches the ERP for the actor: by a text, or by criteria. */
export function ActorSearchStep(props: ConnectStepProps) {
  const { search } = useRecordNavigation();
  return search.advanced === true ? <AdvancedSearchForm {...props} /> : <SimpleSearchForm {...props} />;
}
