import { type ApiError, hasCode } from "../../../api/api-error.ts";
import { entryText } from "../../../components/entry-text.ts";
import type { Translate } from "../../../i18n/use-texts.ts";
import type { ApplicationValues } from "../api/applications.ts";

export type ApplicationErrors = Readonly<Record<keyof ApplicationValues, string | null>>;

/** As the API takes it. */
const APPLICATION_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** What can be seen to be wrong without asking the server. */
export const typingErrors = (t: Translate, values: ApplicationValues): ApplicationErrors => ({
  applicationId: idError(t, values.applicationId),
  url: values.url === "" ? t("applications:addressMissing") : null,
  publicKeys: values.publicKeys === "" ? t("applications:publicKeysMissing") : null,
});

function idError(t: Translate, id: string): string | null {
  if (id === "") return t("applications:idMissing");
  return APPLICATION_ID.test(id) ? null : t("applications:idInvalid");
}

/** What the server objected to, by field; null when it is about no single one of them. */
export function refusalErrors(t: Translate, error: unknown): ApplicationErrors | null {
  if (hasCode(error, "name-taken"))
    return { applicationId: t("applications:idTaken"), url: null, publicKeys: null };
  if (!hasCode(error, "invalid-request")) return null;
  const ofMember = (member: keyof ApplicationValues) => entryOf(t, error, member);
  const errors = {
    applicationId: ofMember("applicationId"),
    url: ofMember("url"),
    publicKeys: ofMember("publicKeys"),
  };
  return Object.values(errors).some((text) => text !== null) ? errors : null;
}

function entryOf(t: Translate, { problem }: ApiError, member: string): string | null {
  const entry = problem.errors?.find(({ path }) => path === member);
  return entry === undefined ? null : entryText(t, entry.code) || entry.message;
}
