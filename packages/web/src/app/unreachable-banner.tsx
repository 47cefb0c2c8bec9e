import { Button, Group, Text } from "@mantine/core";
import { PlugsIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { queryKeys } from "../api/query-keys.ts";
import { useIsReachable } from "../api/reachability.ts";
import { useTexts } from "../i18n/use-texts.ts";
import classes from "./unreachable-banner.module.css";

const LONGEST_WAIT_MS = 10_000;

/** Says once for the whole page that the server does not answer; it goes away by itself when it does. */
export function UnreachableBanner() {
  return useIsReachable() ? null : <Banner />;
}

function Banner() {
  const { t } = useTexts();
  // Its answer is of no interest: that there is one is noticed by the call itself.
  const probe = useQuery({
    queryKey: queryKeys.reachability,
    queryFn: ({ signal }) => call("getSession", { signal }),
    retry: true,
    retryDelay: (failures) => Math.min(1000 * 2 ** failures, LONGEST_WAIT_MS),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <div role="alert" className={classes.banner}>
      <Group gap="sm" wrap="nowrap" align="flex-start" flex={1}>
        <PlugsIcon size={20} aria-hidden="true" className={classes.icon ?? ""} />
        <Text fz="sm">
          <strong>{t("unreachable.title")}</strong> {t("unreachable.text")}
        </Text>
      </Group>
      <Button size="xs" variant="default" onClick={() => void probe.refetch()}>
        {t("unreachable.now")}
      </Button>
    </div>
  );
}
