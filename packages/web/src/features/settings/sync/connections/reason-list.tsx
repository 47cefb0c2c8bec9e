import type { ActivationReason } from "@brygga/api-contract";
import { Anchor, Group, List, Stack, Text } from "@mantine/core";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { type MendingPlace, mendingPlaces } from "./mending-places.ts";
import { reasonText } from "./reason-text.ts";
import { RefetchFields } from "./refetch-fields.tsx";

interface ReasonListProps {
  intro: string;
  reasons: readonly ActivationReason[];
  connectionId: number;
  /** Called before another dialog is opened, or when there is nothing to mend here any more. */
  onLeave: () => void;
}

/** Reasons against activation, each with the ways to where it is mended. */
export function ReasonList({ intro, reasons, connectionId, onLeave }: ReasonListProps) {
  const { t } = useTexts();
  const { openDialog } = useSyncNavigation();
  if (reasons.length === 0) return null;
  const mend = ({ dialog, at }: MendingPlace) => {
    onLeave();
    openDialog(dialog, { connection: connectionId, ...at });
  };
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600}>
        {intro}
      </Text>
      <List spacing="sm" fz="sm">
        {reasons.map((reason) => (
          <List.Item key={`${reason.code} ${reason.actorType} ${reason.field} ${reason.explanation}`}>
            <Stack gap={2} align="flex-start">
              <Text fz="sm">{reasonText(t, reason)}</Text>
              {reason.code === "incomplete" ? (
                <RefetchFields connectionId={connectionId} onDone={onLeave} />
              ) : (
                <Group gap="md">
                  {mendingPlaces(reason).map((place) => (
                    <Anchor
                      key={place.dialog}
                      component="button"
                      type="button"
                      fz="sm"
                      onClick={() => mend(place)}
                    >
                      {t(`connections:activation.mend.${place.place}`)}
                    </Anchor>
                  ))}
                </Group>
              )}
            </Stack>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
