import { Anchor, Box, Radio, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Draft } from "../../../../components/use-draft.ts";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { groupsQuery, usersQuery } from "../../api/people.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import type { ConnectionDraft } from "./connection-draft.ts";
import { ScopeDialog } from "./scope-dialog.tsx";

/** Who may use the connection: everyone, or whom the Scope dialog chooses. */
export function ScopeSection({ draft }: { draft: Draft<ConnectionDraft> }) {
  const { t } = useTexts();
  const { search, change } = useSyncNavigation();
  const { scope, access } = draft.value;
  const chosen = useChosenText(access);
  return (
    <>
      <Radio.Group
        label={t("connectionForm:scope")}
        value={scope}
        onChange={(value) => draft.set({ scope: value === "restricted" ? "restricted" : "everyone" })}
      >
        <Stack gap={8} mt={6}>
          <Radio
            value="everyone"
            label={t("connectionForm:everyone")}
            description={t("connectionForm:everyoneHint")}
          />
          <Radio
            value="restricted"
            label={t("connectionForm:specific")}
            description={t("connectionForm:specificHint")}
          />
        </Stack>
      </Radio.Group>
      {scope === "restricted" ? (
        <Box ml={32} mt={-8}>
          <Anchor component="button" type="button" fz="sm" ta="start" onClick={() => change({ scope: true })}>
            {chosen}
          </Anchor>
        </Box>
      ) : null}
      {scope === "restricted" && search.scope === true ? (
        <ScopeDialog
          access={access}
          onClose={() => change({ scope: undefined })}
          onDone={(next) => {
            draft.set({ access: next });
            change({ scope: undefined });
          }}
        />
      ) : null}
    </>
  );
}

/** The present choice in words. */
function useChosenText(access: ConnectionDraft["access"]): string {
  const { t } = useTexts();
  const format = useFormat();
  const users = useQuery({ ...usersQuery, enabled: access.length > 0 });
  const groups = useQuery({ ...groupsQuery, enabled: access.length > 0 });
  if (access.length === 0) return t("connectionForm:scopeNone");
  const nameOf = ({ userId, groupId }: ConnectionDraft["access"][number]) =>
    userId === null
      ? groups.data?.find(({ id }) => id === groupId)?.name
      : users.data?.find(({ id }) => id === userId)?.displayName;
  const names = access.map(nameOf).filter((name) => name !== undefined);
  return t("connectionForm:scopeChosen", { names: format.names(names) });
}
