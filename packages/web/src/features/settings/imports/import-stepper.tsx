import type { ImportView } from "@brygga/api-contract";
import { UnstyledButton } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";
import { IMPORT_STEPS, type ImportStep } from "./import-search.ts";
import classes from "./import-stepper.module.css";
import { canOpenStep, presentStep, stepNumber } from "./import-steps.ts";

interface ImportStepperProps {
  view: ImportView;
  step: ImportStep;
  onChange: (step: ImportStep) => void;
}

/** The steps of an import: which one is shown, and which others can be. */
export function ImportStepper({ view, step, onChange }: ImportStepperProps) {
  const { t } = useTexts();
  const reached = stepNumber(presentStep(view));
  return (
    <nav aria-label={t("imports:steps.label")}>
      <ol className={classes.steps}>
        {IMPORT_STEPS.map((name, index) => (
          <li key={name} data-done={index < reached || undefined}>
            <UnstyledButton
              className={classes.step}
              aria-current={name === step ? "step" : undefined}
              disabled={!canOpenStep(view, name)}
              onClick={() => onChange(name)}
            >
              <span className={classes.number} aria-hidden="true">
                {index + 1}
              </span>
              {t(`imports:steps.${name}`)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
