import { useDocumentTitle } from "@mantine/hooks";

/** Names the browser's tab after what the page shows. */
export const usePageTitle = (title: string) =>
  useDocumentTitle(title === "" ? "Brygga" : `${title} – Brygga`);
