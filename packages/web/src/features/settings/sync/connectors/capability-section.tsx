import type { CapabilityProfile, CheckReport } from "@brygga/api-contract";
import { Alert, Button, Group, Select, Stack, Table, Text } from "@mantine/core";
import { CheckCircleIcon, WarningCircleIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Details } from "../../../../components/details.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { Foldable } from "../../../../components/foldable.tsx";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { capabilityProfileQuery, useExamineConnector } from "../../api/capability-profile.ts";
import { connectionsQuery } from "../../api/erp-connections.ts";
import { useProfileRows } from "./use-profile-rows.ts";

/** How the connector behaves where the contract leaves a choice; closed until somebody asks for it. */
export function CapabilitySection({ connectorId }: { connectorId: number }) {
  const { t } = useTexts();
  return (
    <Foldable title={t("profile:title")}>
      <OpenSection connectorId={connectorId} />
    </Foldable>
  );
}

function OpenSection({ connectorId }: { connectorId: number }) {
  const { t } = useTexts();
  const profile = useQuery(capabilityProfileQuery(connectorId));
  const examine = useExamineConnector(connectorId);
  return (
    <>
      {profile.error ? <ErrorNotice error={profile.error} onRetry={() => void profile.refetch()} /> : null}
      {profile.data === null ? <Text fz="sm">{t("profile:none")}</Text> : null}
      {profile.data ? <ProfileTable profile={profile.data} /> : null}
      <ExamineForm
        connectorId={connectorId}
        isRunning={examine.isPending}
        onExamine={(connectionId) => examine.mutate(connectionId)}
      />
      {examine.error ? <ErrorNotice error={examine.error} /> : null}
      {examine.data ? <Outcome report={examine.data} /> : null}
    </>
  );
}

const isWritingTested = ({ writing }: CapabilityProfile): boolean =>
  writing !== null && writing.badRecord !== null && writing.partialSave !== null;

function ProfileTable({ profile }: { profile: CapabilityProfile }) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const rows = useProfileRows(profile);
  return (
    <Table aria-label={t("profile:title")} fz="sm" verticalSpacing={4} captionSide="bottom">
      <Table.Caption>
        {t("profile:examined", { when: dateTime(profile.checkedAt) })}
        {isWritingTested(profile) ? null : <div>{t("profile:writingHint")}</div>}
      </Table.Caption>
      <Table.Tbody>
        {rows.map(({ name, values }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={550} w="42%" style={{ verticalAlign: "top" }}>
              {name}
            </Table.Th>
            <Table.Td style={{ overflowWrap: "anywhere" }}>
              {values.map((value) => (
                <div key={value}>{value}</div>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ExamineProps {
  connectorId: number;
  isRunning: boolean;
  onExamine: (connectionId: number | null) => void;
}

function ExamineForm({ connectorId, isRunning, onExamine }: ExamineProps) {
  const { t } = useTexts();
  const connections = useQuery(connectionsQuery(false));
  const ours = (connections.data ?? []).filter((one) => one.connectorId === connectorId);
  const [chosen, setChosen] = useState<number>();
  const connection = ours.find(({ id }) => id === chosen) ?? ours[0];
  return (
    <Stack gap={6}>
      <Group align="flex-end" gap={8}>
        <Select
          flex={1}
          miw={200}
          label={t("profile:connection")}
          placeholder={t("profile:noConnection")}
          disabled={ours.length === 0}
          allowDeselect={false}
          data={ours.map(({ id, displayName }) => ({ value: String(id), label: displayName }))}
          value={connection === undefined ? null : String(connection.id)}
          onChange={(value) => setChosen(value === null ? undefined : Number(value))}
        />
        <Button
          variant="default"
          loading={isRunning}
          disabled={connections.isPending}
          onClick={() => onExamine(connection?.id ?? null)}
        >
          {t("profile:examine")}
        </Button>
      </Group>
      <Text fz="xs" c="dimmed">
        {t("profile:examineHint")}
      </Text>
    </Stack>
  );
}

/** What this examination found, with the evidence of what failed. */
function Outcome({ report }: { report: CheckReport }) {
  const { t } = useTexts();
  const broken = report.groups.flatMap(({ rules }) => rules.filter(({ outcome }) => outcome === "failed"));
  const isSound = broken.length === 0;
  const Icon = isSound ? CheckCircleIcon : WarningCircleIcon;
  return (
    <Alert
      color={isSound ? "fjord" : "orange"}
      role={isSound ? "status" : "alert"}
      title={isSound ? t("profile:soundTitle") : t("profile:brokenTitle", { count: broken.length })}
      icon={<Icon size={20} aria-hidden="true" />}
    >
      {isSound ? null : (
        <Stack gap={6}>
          <Text fz="sm">{t("profile:brokenText")}</Text>
          <Details
            text={broken.map(({ id, sentence, reason }) => `${sentence} (${id})\n${reason}`).join("\n\n")}
          />
        </Stack>
      )}
    </Alert>
  );
}
