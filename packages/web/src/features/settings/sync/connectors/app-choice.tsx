import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { applicationsQuery } from "../../api/applications.ts";
import { appUrlOf } from "./connector-place.ts";
import { PlaceChoice, type PlaceOption } from "./place-choice.tsx";

interface AppChoiceProps {
  value: string;
  onChange: (option: PlaceOption) => void;
  error: string | null;
}

/** The registered applications, and the way to register one; what is typed so far waits for the return. */
export function AppChoice(props: AppChoiceProps) {
  const { t } = useTexts();
  const applications = useQuery(applicationsQuery);
  if (applications.error)
    return <ErrorNotice error={applications.error} onRetry={() => void applications.refetch()} />;
  if (applications.data === undefined) return <TableSkeleton rows={2} />;
  const options = applications.data.map((application) => ({
    url: appUrlOf(application),
    label: application.applicationId,
    description: application.url,
  }));
  return (
    <Stack gap="sm" align="flex-start">
      {options.length === 0 && props.value === "" ? (
        <Text fz="sm" c={props.error === null ? "dimmed" : "var(--mantine-color-error)"}>
          {t("places:app.none")}
        </Text>
      ) : (
        <PlaceChoice
          label={t("places:app.label")}
          hint={t("places:app.hint")}
          gone={t("places:app.gone")}
          options={options}
          {...props}
        />
      )}
      <Button
        size="xs"
        variant="default"
        renderRoot={(root) => (
          <Link {...root} to="/settings/quote-sync/applications" search={{ dialog: "add" }} />
        )}
      >
        {t("places:app.register")}
      </Button>
    </Stack>
  );
}
