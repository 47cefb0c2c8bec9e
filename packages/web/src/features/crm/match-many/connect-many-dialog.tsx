import { MATCH_RULES, type MatchJob, type MatchRule, type MatchWork } from "@brygga/api-contract";
import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { DialogButtons } from "../../../components/dialog-buttons.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { isWorking, useMatchWork } from "../api/match-jobs.ts";
import { MatchWorkNotice } from "./match-work-notice.tsx";
import { PreviewFindings } from "./preview-findings.tsx";
import { useReviewNavigation } from "./use-review-navigation.ts";

interface ConnectManyDialogProps {
  match: MatchJob;
  onClose: () => void;
}

/** Chooses what happens to values that differ, shows what would change, and connects. */
export function ConnectManyDialog({ match, onClose }: ConnectManyDialogProps) {
  const { t } = useTexts();
  const { search, change } = useReviewNavigation();
  const rule = search.rule ?? "priority";
  const { preview, connect } = useMatchWork(match.id);
  const isBusy = match.work.some(isWorking);
  const shown = presentPreview(match, rule);
  const count = shown?.figures.connected ?? match.counts.accepted;
  const error = preview.error ?? connect.error;
  return (
    <Dialog
      title={t("matchMany:dialog.title", { count: match.counts.accepted })}
      size={900}
      onClose={onClose}
      footer={
        <DialogButtons
          onClose={onClose}
          action={{
            text: t("matchMany:dialog.connect", { count }),
            onClick: () => mutateThen(connect, rule, { done: onClose }),
            isPending: connect.isPending,
            reason: isBusy
              ? t("matchMany:busy")
              : shown === undefined
                ? t("matchMany:dialog.previewFirst")
                : undefined,
          }}
        />
      }
    >
      <Stack gap="md">
        {error ? <ErrorNotice error={error} /> : null}
        <RuleChoice rule={rule} isBusy={isBusy} onChange={(next) => change({ rule: next })} />
        <Text fz="sm">{t("matchMany:dialog.blanks")}</Text>
        <Group>
          <Button
            variant="default"
            loading={preview.isPending}
            disabled={isBusy}
            onClick={() => mutateThen(preview, rule, {})}
          >
            {t("matchMany:dialog.preview")}
          </Button>
        </Group>
        <MatchWorkNotice match={match} />
        {shown === undefined ? null : <PreviewFindings match={match} preview={shown} />}
      </Stack>
    </Dialog>
  );
}

/** The latest preview, where it was of this rule and nothing was accepted or connected since. */
function presentPreview({ work, counts }: MatchJob, rule: MatchRule): MatchWork | undefined {
  const [latest] = work;
  const isPresent =
    latest?.kind === "preview" &&
    latest.state === "completed" &&
    latest.rule === rule &&
    latest.done === counts.accepted;
  return isPresent ? latest : undefined;
}

interface RuleChoiceProps {
  rule: MatchRule;
  isBusy: boolean;
  onChange: (rule: MatchRule) => void;
}

function RuleChoice({ rule, isBusy, onChange }: RuleChoiceProps) {
  const { t } = useTexts();
  return (
    <Radio.Group
      label={t("matchMany:dialog.rule")}
      value={rule}
      onChange={(chosen) => onChange(MATCH_RULES.find((name) => name === chosen) ?? "priority")}
    >
      <Stack mt={6} gap={8}>
        {MATCH_RULES.map((name) => (
          <Radio
            key={name}
            value={name}
            disabled={isBusy}
            label={t(`matchMany:dialog.rules.${name}`)}
            description={t(`matchMany:dialog.ruleHints.${name}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
