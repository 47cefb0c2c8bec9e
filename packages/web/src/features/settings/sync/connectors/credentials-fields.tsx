import { PasswordInput, Select, TextInput } from "@mantine/core";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { type AdvancedDraft, type AdvancedProps, isWrongHeader } from "./advanced-draft.ts";

const KINDS = ["none", "basic", "bearer", "header"] as const;
const SECRETS = { none: "token", basic: "password", bearer: "token", header: "headerValue" } as const;

/** The sign-in that a web server in front of the connector asks for. A stored secret is never shown. */
export function CredentialsFields({ draft, onChange, connector, isChecked }: AdvancedProps) {
  const { t } = useTexts();
  const { credentialKind: kind } = draft;
  const stored = connector?.credentials;
  const isSet = stored?.isSet === true && stored.kind === kind;
  const hasWrongHeader = isWrongHeader(draft) && (isChecked || draft.username !== "");
  return (
    <>
      <Select
        label={t("advanced:signIn")}
        description={t("advanced:signInHint")}
        data={KINDS.map((value) => ({ value, label: t(`advanced:signIns.${value}`) }))}
        allowDeselect={false}
        value={kind}
        onChange={(value) =>
          onChange({ credentialKind: (value ?? "none") as AdvancedDraft["credentialKind"], secret: "" })
        }
      />
      {kind === "basic" || kind === "header" ? (
        <TextInput
          label={t(kind === "header" ? "advanced:headerName" : "advanced:username")}
          placeholder={kind === "header" ? "X-Api-Key" : ""}
          error={hasWrongHeader ? t("advanced:headerWrong") : undefined}
          maxLength={kind === "header" ? 100 : 500}
          autoComplete="off"
          spellCheck={false}
          value={draft.username}
          onChange={(event) => onChange({ username: event.currentTarget.value })}
        />
      ) : null}
      {kind === "none" ? null : (
        <PasswordInput
          label={t(`advanced:${SECRETS[kind]}`)}
          description={isSet ? t("connectionForm:passwordSet") : undefined}
          placeholder={isSet ? t("connectionForm:passwordStored") : ""}
          maxLength={10_000}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          value={draft.secret}
          onChange={(event) => onChange({ secret: event.currentTarget.value })}
        />
      )}
    </>
  );
}
