import type { ErpTabSection } from "@brygga/api-contract";
import { Badge, Box, Group, Stack, Text } from "@mantine/core";
import { Panel } from "../../../components/panel.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { DoubtOfRecord } from "../doubt/doubt-of-record.tsx";
import type { ErpSectionProps } from "./erp-section-props.ts";
import { LinkProblems } from "./link-problems.tsx";
import { LiveFields } from "./live-fields.tsx";
import { SectionActions } from "./section-actions.tsx";
import { SyncRecord } from "./sync-record.tsx";
import { useActorText } from "./use-actor-text.ts";
import { WaitingForParent } from "./waiting-for-parent.tsx";

/** One connection: not connected, or connected as which actor, with its problems and its live fields. */
export function ErpSection(props: ErpSectionProps) {
  const { entity, record, section, isEditing } = props;
  const { link } = section;
  return (
    <Panel title={section.connectionName} aside={<SectionState section={section} />}>
      <Stack px="md" pb="md" gap="sm">
        {link === null ? (
          <NotConnected {...props} />
        ) : (
          <>
            <Group justify="space-between" align="flex-start" gap="sm">
              <ConnectedAs link={link} />
              <SyncRecord entity={entity} record={record} link={link} />
            </Group>
            <LinkProblems link={link} />
            <LiveFields link={link} connectionId={section.connectionId} />
          </>
        )}
        {section.uncertainCreate === null ? null : (
          <DoubtOfRecord section={section} doubt={section.uncertainCreate} />
        )}
        {isEditing ? <SectionActions {...props} /> : null}
      </Stack>
    </Panel>
  );
}

type State = "stateNot" | "stateInDoubt" | "statePaused" | "stateProblems" | "stateConnected";

function stateOf({ link, uncertainCreate }: ErpTabSection): State {
  if (link === null) return uncertainCreate === null ? "stateNot" : "stateInDoubt";
  if (link.state !== "active") return "statePaused";
  return link.problems.length > 0 ? "stateProblems" : "stateConnected";
}

const STATE_COLOURS: Readonly<Record<State, string>> = {
  stateNot: "gray",
  stateInDoubt: "orange",
  statePaused: "orange",
  stateProblems: "orange",
  stateConnected: "fjord",
};

function SectionState({ section }: { section: ErpTabSection }) {
  const { t } = useTexts();
  const state = stateOf(section);
  return (
    <Badge variant="light" color={STATE_COLOURS[state]}>
      {state === "stateInDoubt" || state === "statePaused" ? t(`erpLink:${state}`) : t(`crm:erp.${state}`)}
    </Badge>
  );
}

type Link = NonNullable<ErpTabSection["link"]>;

function ConnectedAs({ link }: { link: Link }) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const actorText = useActorText();
  return (
    <Box miw={0}>
      <Text fw={560} style={{ overflowWrap: "anywhere" }}>
        {t("erpLink:connectedAs", { actor: actorText(link) })}
      </Text>
      <Text fz="sm" c="dimmed">
        {link.lastSyncAt === null
          ? t("crm:erp.neverSynced")
          : t("crm:erp.lastSynced", { time: dateTime(link.lastSyncAt) })}
      </Text>
    </Box>
  );
}

function NotConnected({ section, record, isEditing }: ErpSectionProps) {
  const { t } = useTexts();
  if (section.waitingForParent) return <WaitingForParent record={record} />;
  return (
    <Text fz="sm">
      {t("crm:erp.notConnected")}{" "}
      {isEditing || section.uncertainCreate !== null ? null : t("crm:erp.chooseEdit")}
    </Text>
  );
}
