import type { LanguageCode } from "@brygga/api-contract";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { queryKeys } from "../api/query-keys.ts";
import { useErrorNotification } from "../components/use-error-notification.tsx";
import { changeLanguage, followBrowser } from "../i18n/i18n.ts";
import { isLanguage } from "../i18n/languages.ts";

/**
 * Changes the language of every text, now and wherever the user signs in; null follows the browser. Texts that
 * come from the server are read again in it.
 */
export function useChooseLanguage() {
  const queryClient = useQueryClient();
  const showError = useErrorNotification();
  return async (language: LanguageCode | null) => {
    try {
      // First the profile: a page that is opened meanwhile follows it.
      queryClient.setQueryData(queryKeys.session, await call("patchMe", { body: { language } }));
      await (language === null || !isLanguage(language) ? followBrowser() : changeLanguage(language));
      await queryClient.invalidateQueries();
    } catch (error) {
      showError(error);
    }
  };
}
