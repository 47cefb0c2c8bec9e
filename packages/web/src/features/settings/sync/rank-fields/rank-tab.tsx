import type { FieldRanks, RankedField } from "@brygga/api-contract";
import { Badge, Group, Stack, Text } from "@mantine/core";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { OutdatedNotice } from "../../../../components/outdated-notice.tsx";
import { SortableList } from "../../../../components/sortable-list.tsx";
import type { Draft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { inDraftOrder, isOutdated, type RankDraft, setOrder } from "./rank-draft.ts";

interface RankTabProps {
  ranks: FieldRanks;
  draft: Draft<RankDraft>;
  /** Takes back what was changed of the actor type. */
  onForget: (actorType: string) => void;
  onDragging: (isDragging: boolean) => void;
}

/** The fields of one actor type, to be put in order. */
export function RankTab({ ranks, draft, onForget, onDragging }: RankTabProps) {
  const { t } = useTexts();
  const items = inDraftOrder(ranks, draft.value).map((field) => ({
    id: field.fieldKey,
    name: field.displayName,
    field,
  }));
  return (
    <Stack gap="sm">
      {isOutdated(ranks, draft.value) ? (
        <OutdatedNotice
          text={t("order:ranks.changed")}
          action={t("loadPresent")}
          onLoad={() => onForget(ranks.actorType)}
        />
      ) : null}
      <SortableList
        label={t("order:ranks.listLabel", { actor: actorTypeName(t, ranks.actorType) })}
        items={items}
        onDragging={onDragging}
        onChange={(sorted) =>
          draft.set(
            setOrder(
              draft.value,
              ranks,
              sorted.map(({ id }) => id),
            ),
          )
        }
        render={({ field }) => <FieldDescription field={field} />}
      />
    </Stack>
  );
}

function FieldDescription({ field }: { field: RankedField }) {
  const { t } = useTexts();
  const { displayName, displayDescription, missingInErp, showInSearch, showInErpTab } = field;
  return (
    <Group gap={8} justify="space-between" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Text
          fz="sm"
          fw={560}
          td={missingInErp ? "line-through" : ""}
          style={{ overflowWrap: "anywhere", hyphens: "auto" }}
        >
          {displayName}
        </Text>
        {displayDescription === "" ? null : (
          <Text fz="xs" c="dimmed" lineClamp={2}>
            {displayDescription}
          </Text>
        )}
        {missingInErp ? (
          <Text fz="xs" c="var(--mantine-color-error)">
            {t("order:ranks.missing")}
          </Text>
        ) : null}
      </div>
      <Group gap={4} visibleFrom="sm" wrap="nowrap">
        {showInSearch ? <Badge variant="light">{t("order:ranks.inSearch")}</Badge> : null}
        {showInErpTab ? <Badge variant="light">{t("order:ranks.onErpTab")}</Badge> : null}
      </Group>
    </Group>
  );
}
