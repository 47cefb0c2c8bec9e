import { Avatar, Menu, Text, UnstyledButton } from "@mantine/core";
import { SignOutIcon, UserCircleIcon } from "@phosphor-icons/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../api/client.ts";
import { useSession } from "../api/session.ts";
import { useErrorNotification } from "../components/use-error-notification.tsx";
import { useTexts } from "../i18n/use-texts.ts";

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();

export function UserMenu() {
  const { t } = useTexts();
  const user = useSession();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const showError = useErrorNotification();
  const signOut = useMutation({
    mutationFn: () => call("deleteSession", {}),
    onSuccess: async () => {
      sessionStorage.clear();
      await navigate({ to: "/sign-in" });
      queryClient.clear();
    },
    onError: showError,
  });
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <UnstyledButton aria-label={t("user.menu", { name: user.displayName })} ml={6}>
          <Avatar radius="xl" size={34} color="fjord" variant="filled" aria-hidden="true">
            {initialsOf(user.displayName)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} fz="sm" c="var(--mantine-color-text)">
            {user.displayName}
          </Text>
          <Text fz="xs">{t(`user.${user.role}`)}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<UserCircleIcon size={16} aria-hidden="true" />}
          onClick={() => void navigate({ to: "/account" })}
        >
          {t("people:account.open")}
        </Menu.Item>
        <Menu.Item
          leftSection={<SignOutIcon size={16} aria-hidden="true" />}
          onClick={() => signOut.mutate()}
        >
          {t("user.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
