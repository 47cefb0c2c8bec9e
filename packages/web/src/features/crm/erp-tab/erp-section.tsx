import type { ErpTabSection } from "@brygga/api-contract";
import { Badge, Box, Stack, Text } from "@mantine/core";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { Panel } from "../../../components/panel.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { ErpSectionProps } from "./erp-section-props.ts";
import { LinkProblems } from "./link-problems.tsx";
import { LiveFields } from "./live-fields.tsx";
import { SectionActions } from "./section-actions.tsx";
import { WaitingForParent } from "./waiting-for-parent.tsx";

/** One connection: not connected, or connected as which actor, with its problems and its live fields. */
export function ErpSection(props: ErpSectionProps) {
  const { section, isEditing } = props;
  const { t } = useTexts();
  const { link } = section;
  return (
    <Panel
      title={section.connectionName}
      aside={
        <Badge variant="light" color={link === null ? "gray" : link.problems.length > 0 ? "orange" : "fjord"}>
          {t(
            link === null
              ? "crm:erp.stateNot"
              : link.problems.length > 0
                ? "crm:erp.stateProblems"
                : "crm:erp.stateConnected",
          )}
        </Badge>
      }
    >
      <Stack px="md" pb="md" gap="sm">
        {link === null ? (
          <NotConnected {...props} />
        ) : (
          <>
            <ConnectedAs link={link} />
            <LinkProblems link={link} />
            <LiveFields linkId={link.id} />
          </>
        )}
        {isEditing ? <SectionActions {...props} /> : null}
      </Stack>
    </Panel>
  );
}

type Link = NonNullable<ErpTabSection["link"]>;

function ConnectedAs({ link }: { link: Link }) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  return (
    <Box>
      <Text fw={560}>
        {t("crm:erp.connectedAs", { actorType: actorTypeName(t, link.actorType), erpKey: link.erpKey })}
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
      {t("crm:erp.notConnected")} {isEditing ? null : t("crm:erp.chooseEdit")}
    </Text>
  );
}
