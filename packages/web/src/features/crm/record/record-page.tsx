import type { CrmEntity } from "@brygga/api-contract";
import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { hasCode } from "../../../api/api-error.ts";
import { NotFoundPage } from "../../../app/not-found-page.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { recordQuery } from "../api/records.ts";
import classes from "../page.module.css";
import { useEntity } from "../use-entity.ts";
import { DeletedRecord } from "./deleted-record.tsx";
import { RecordScreen } from "./record-screen.tsx";
import { RecordSkeleton } from "./record-skeleton.tsx";

/** One company, contact or project. */
export function RecordPage() {
  const entity = useEntity();
  const id = Number(useParams({ strict: false }).id);
  return Number.isSafeInteger(id) && id > 0 ? <LoadedRecord entity={entity} id={id} /> : <NotFoundPage />;
}

function LoadedRecord({ entity, id }: { entity: CrmEntity; id: number }) {
  const record = useQuery(recordQuery(entity, id));
  const fields = useQuery(crmFieldsQuery(entity));
  const error = record.error ?? fields.error;
  const retry = () => void Promise.all([record.refetch(), fields.refetch()]);
  if (hasCode(error, "not-found")) {
    return <DeletedRecord entity={entity} id={id} fields={fields.data ?? []} />;
  }
  return (
    <Box className={classes.page}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {record.data !== undefined && fields.data !== undefined ? (
        <RecordScreen key={id} entity={entity} record={record.data} fields={fields.data} />
      ) : (
        error === null && <RecordSkeleton />
      )}
    </Box>
  );
}
