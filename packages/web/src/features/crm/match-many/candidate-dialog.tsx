import type { MatchCandidate, MatchJob } from "@brygga/api-contract";
import { Group, Radio, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { DialogButtons } from "../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { candidatesQuery, isWorking, proposalQuery, useChangeProposal } from "../api/match-jobs.ts";
import { RECORD_PATHS } from "../entity.ts";
import { AnchorLink } from "../links.tsx";
import { BothSides } from "./both-sides.tsx";
import { Certainty } from "./certainty.tsx";
import classes from "./match-many.module.css";
import { MatchReasons } from "./match-reasons.tsx";

/** Stands for "none of them". */
const NOBODY = "";

interface CandidateDialogProps {
  match: MatchJob;
  recordId: number;
  onClose: () => void;
}

/** The actors that a record may be, side by side with it, to accept one of them or none. */
export function CandidateDialog({ match, recordId, onClose }: CandidateDialogProps) {
  const { t } = useTexts();
  const proposal = useQuery(proposalQuery(match.id, recordId));
  const candidates = useQuery(candidatesQuery(match.id, recordId));
  const [chosen, setChosen] = useState<string | null>(null);
  const save = useChangeProposal(match.id);
  const data = proposal.data ?? null;
  const proposed = data?.actor?.erpKey ?? NOBODY;
  const value = chosen ?? proposed;
  const isConnected = data?.outcome === "connected";
  const accept = () => {
    const erpKey = value === NOBODY ? null : value;
    const choice = value === proposed ? {} : { erpKey };
    mutateThen(save, { recordId, ...choice, accepted: value !== NOBODY }, { done: onClose });
  };
  const error = proposal.error ?? candidates.error;
  const reason = match.work.some(isWorking) ? t("matchMany:busy") : undefined;
  return (
    <Dialog
      title={t("matchMany:detail.title", { name: data?.recordName ?? "…" })}
      size={860}
      onClose={onClose}
      isDirty={chosen !== null && chosen !== proposed}
      footer={
        <DialogButtons
          onClose={onClose}
          action={
            isConnected || data === null
              ? undefined
              : {
                  text: t(value === NOBODY ? "matchMany:detail.save" : "matchMany:detail.accept"),
                  onClick: accept,
                  isPending: save.isPending,
                  reason,
                }
          }
        />
      }
    >
      <Stack gap="md">
        {error ? <ErrorNotice error={error} onRetry={() => void candidates.refetch()} /> : null}
        {save.error ? <ErrorNotice error={save.error} /> : null}
        {candidates.isPending || proposal.isPending ? <TableSkeleton rows={4} /> : null}
        {candidates.data === undefined || data === null ? null : (
          <Radio.Group
            label={t("matchMany:detail.candidates")}
            value={value}
            onChange={setChosen}
            readOnly={isConnected}
          >
            <Stack gap={8} mt={6}>
              {candidates.data.map((candidate) => (
                <CandidateCard key={candidate.actor.erpKey} candidate={candidate} />
              ))}
              <Radio.Card value={NOBODY} className={classes.candidate ?? ""}>
                <Radio.Indicator mt={2} />
                <div>
                  <Text fz="sm">{t("matchMany:detail.nobody")}</Text>
                  <Text fz="xs" c="dimmed">
                    {t("matchMany:detail.nobodyHint")}
                  </Text>
                </div>
              </Radio.Card>
            </Stack>
          </Radio.Group>
        )}
        {value === NOBODY || isConnected || data === null ? null : (
          <BothSides match={match} recordId={recordId} erpKey={value} />
        )}
        <AnchorLink to={RECORD_PATHS[match.entity]} params={{ id: String(recordId) }} fz="sm">
          {t("matchMany:detail.openRecord")}
        </AnchorLink>
      </Stack>
    </Dialog>
  );
}

function CandidateCard({ candidate }: { candidate: MatchCandidate }) {
  const { t } = useTexts();
  const { actor, score, reasons, takenBy } = candidate;
  const facts = [actor.number || actor.erpKey, actor.city, actor.vatNumber, actor.email];
  return (
    <Radio.Card
      value={actor.erpKey}
      disabled={takenBy !== null}
      className={classes.candidate ?? ""}
      aria-label={[actor.name, ...facts].filter(Boolean).join(", ")}
    >
      <Radio.Indicator mt={2} disabled={takenBy !== null} />
      <Stack gap={4} flex={1} miw={0}>
        <Group justify="space-between" gap={6}>
          <Text fz="sm" fw={560} className={classes.value ?? ""}>
            {actor.name || actor.erpKey}
          </Text>
          <Certainty proposal={{ actor, score, status: "suggested" }} />
        </Group>
        <Text fz="xs" c="dimmed" className={classes.value ?? ""}>
          {[...new Set(facts)].filter(Boolean).join(" · ")}
        </Text>
        <MatchReasons reasons={reasons} />
        {takenBy === null ? null : (
          <Text fz="xs">{t("matchMany:detail.taken", { name: takenBy.name || `#${takenBy.id}` })}</Text>
        )}
      </Stack>
    </Radio.Card>
  );
}
