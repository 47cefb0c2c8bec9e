import type { ErpTabSection } from "@brygga/api-contract";
import { Button, Checkbox, Group } from "@mantine/core";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { CreateFormState } from "../create/use-create-form.ts";
import { useMaySettle } from "../doubt/use-may-settle.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import classes from "./connect-dialog.module.css";
import type { Comparison } from "./use-comparison.ts";
import { useCreateObstacle } from "./use-create-obstacle.ts";

interface ConnectFooterProps {
  step: "search" | "compare" | "create";
  section: ErpTabSection;
  actorType: string;
  comparison: Comparison;
  creation: CreateFormState;
  formId: string;
  back: () => void;
  close: () => void;
}

/** What each step of the dialog is ended with. */
export function ConnectFooter(props: ConnectFooterProps) {
  const { step, comparison, creation, back, close } = props;
  const { t } = useTexts();
  const isBusy = comparison.isConnecting || creation.isCreating;
  return (
    <Group justify="space-between" gap={8}>
      {step === "search" ? (
        <NoMatch />
      ) : (
        <Button variant="subtle" onClick={back} disabled={isBusy} className={classes.back ?? ""}>
          {t("crm:connect.back")}
        </Button>
      )}
      <Group gap={8}>
        <Button variant="default" onClick={close} disabled={isBusy}>
          {t("terms:cancel")}
        </Button>
        <StepButton {...props} />
      </Group>
    </Group>
  );
}

/** Whoever finds none says so; only then one can be created. */
function NoMatch() {
  const { t } = useTexts();
  const { search, change } = useRecordNavigation();
  return (
    <Checkbox
      label={t("erpLink:noMatch")}
      checked={search.noMatch === true}
      onChange={(event) => change({ noMatch: event.currentTarget.checked ? true : undefined })}
    />
  );
}

function StepButton({ step, section, actorType, comparison, creation, formId }: ConnectFooterProps) {
  const { t } = useTexts();
  const { search, change } = useRecordNavigation();
  const obstacle = useCreateObstacle(section, actorType);
  const maySettle = useMaySettle(section);
  if (step === "compare") {
    const isBarred = section.uncertainCreate !== null && !maySettle;
    return (
      <ReasonButton
        variant="filled"
        reason={isBarred ? t("erpLink:doubt.mayNot") : ""}
        onClick={comparison.connect}
        loading={comparison.isConnecting}
        disabled={comparison.preview.data === undefined}
      >
        {t("crm:connect.connect")}
      </ReasonButton>
    );
  }
  if (step === "create") {
    const isBlocked = creation.form.data === undefined || creation.form.data.missing.length > 0;
    return (
      <Button type="submit" form={formId} loading={creation.isCreating} disabled={isBlocked}>
        {t("erpLink:create.create")}
      </Button>
    );
  }
  if (search.noMatch !== true) return null;
  return (
    <ReasonButton
      variant="filled"
      reason={obstacle}
      onClick={() => change({ create: true }, { replace: false })}
    >
      {t("erpLink:create.create")}
    </ReasonButton>
  );
}
