import type { MatchJob } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useForgetMatch, useMatchWork } from "../api/match-jobs.ts";
import { CandidateDialog } from "./candidate-dialog.tsx";
import { ConnectManyDialog } from "./connect-many-dialog.tsx";
import { useReviewNavigation } from "./use-review-navigation.ts";

/** The dialog that the address names. */
export function MatchDialogs({ match }: { match: MatchJob }) {
  const { search, change } = useReviewNavigation();
  const close = () => change({ dialog: undefined, record: undefined, rule: undefined });
  if (search.record !== undefined) {
    return <CandidateDialog key={search.record} match={match} recordId={search.record} onClose={close} />;
  }
  if (search.dialog === "connect") return <ConnectManyDialog match={match} onClose={close} />;
  if (search.dialog === "disconnect") return <DisconnectAgain match={match} onClose={close} />;
  return search.dialog === "forget" ? <Forget match={match} onClose={close} /> : null;
}

interface QuestionProps {
  match: MatchJob;
  onClose: () => void;
}

function DisconnectAgain({ match, onClose }: QuestionProps) {
  const { t } = useTexts();
  const { disconnect } = useMatchWork(match.id);
  const done = ({ disconnected }: { disconnected: number }) => {
    onClose();
    notifications.show({
      color: "fjord",
      message: t("matchMany:disconnect.done", { count: disconnected }),
      closeButtonProps: { "aria-label": t("dismiss") },
    });
  };
  return (
    <ConfirmDialog
      title={t("matchMany:disconnect.title")}
      texts={[
        t("matchMany:disconnect.text", { count: match.counts.connected }),
        t("matchMany:disconnect.values"),
      ]}
      action={t("terms:disconnect")}
      isPending={disconnect.isPending}
      error={disconnect.error}
      onConfirm={() => mutateThen(disconnect, undefined, { done })}
      onClose={onClose}
    />
  );
}

function Forget({ match, onClose }: QuestionProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const forget = useForgetMatch();
  return (
    <ConfirmDialog
      title={t("matchMany:forget.title")}
      texts={[t("matchMany:forget.text")]}
      action={t("matchMany:forget.action")}
      isPending={forget.isPending}
      error={forget.error}
      onConfirm={() =>
        mutateThen(forget, match.id, {
          done: () => navigate({ to: "/match", search: { entity: match.entity } }),
        })
      }
      onClose={onClose}
    />
  );
}
