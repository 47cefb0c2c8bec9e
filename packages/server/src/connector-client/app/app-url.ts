const FORM = /^app:\/\/([^/?#]+)\/?$/i;

/** What an application may be called: it stands in addresses, claims and commands as it is. */
export const APPLICATION_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** The address of an application. */
export const appUrl = (applicationId: string): string => `app://${applicationId}`;

/** The application in an address; null for any other address. */
export function applicationIn(url: string): string | null {
  const written = FORM.exec(url.trim())?.[1] ?? "";
  return APPLICATION_ID.test(written) ? written : null;
}
