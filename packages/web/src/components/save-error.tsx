import { hasCode } from "../api/api-error.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { ErrorNotice } from "./error-notice.tsx";
import { OutdatedNotice } from "./outdated-notice.tsx";
import { Reveal } from "./reveal.tsx";

interface SaveErrorProps {
  error: unknown;
  /** Said when somebody else has changed the same in the meantime. */
  conflict: string;
  /** Gives up one's own changes. */
  onDiscard: () => void;
}

/** Why something was not saved, where it is seen; after a conflict one's own changes can be given up. */
export function SaveError({ error, conflict, onDiscard }: SaveErrorProps) {
  const { t } = useTexts();
  return (
    <Reveal of={error}>
      {error === null ? null : hasCode(error, "version-conflict") ? (
        <OutdatedNotice text={conflict} action={t("loadPresent")} onLoad={onDiscard} />
      ) : (
        <ErrorNotice error={error} />
      )}
    </Reveal>
  );
}
