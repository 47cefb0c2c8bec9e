/** Address of a file of the API, in the language of the page: a link cannot say which it wants in any other way. */
export function downloadUrl(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams({ language: document.documentElement.lang });
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(key, String(value));
  }
  return `/api/v1${path}?${search}`;
}
