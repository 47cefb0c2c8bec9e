import { Box, Button, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { call } from "../api/client.ts";
import { queryKeys } from "../api/query-keys.ts";
import { ErrorNotice } from "../components/error-notice.tsx";
import { changeLanguage } from "../i18n/i18n.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import classes from "./sign-in-page.module.css";
import { usePageTitle } from "./use-page-title.ts";
import { Wordmark } from "./wordmark.tsx";

const route = getRouteApi("/sign-in");

function useSignIn() {
  const { back } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) => call("createSession", { body }),
    onSuccess: ({ user }) => {
      queryClient.clear();
      queryClient.setQueryData(queryKeys.session, user);
      router.history.push(back ?? "/");
    },
  });
}

/** Why this page came instead of another one; "" for somebody who just arrives. */
function useReason(): string {
  const { t } = useTexts();
  const { back, ended } = route.useSearch();
  if (ended === true) return t("signIn.ended");
  return back === undefined ? "" : t("signIn.first");
}

export function SignInPage() {
  const { t } = useTexts();
  const reason = useReason();
  const signIn = useSignIn();
  usePageTitle(t("signIn.title"));
  const form = useForm({
    initialValues: { username: "", password: "" },
    validate: {
      username: (value) => (value.trim() === "" ? t("signIn.usernameMissing") : null),
      password: (value) => (value === "" ? t("signIn.passwordMissing") : null),
    },
  });
  return (
    <Box className={classes.page}>
      <Group justify="flex-end" gap={4} p="sm">
        <LanguageSwitch onChoose={changeLanguage} />
        <ColorSchemeSwitch />
      </Group>
      <main className={classes.center}>
        <Stack w="100%" maw={380} gap="lg">
          <Stack gap={6} align="center">
            <Wordmark size={44} />
            <Text c="dimmed" ta="center" fz="sm">
              {t("tagline")}
            </Text>
          </Stack>
          <Paper withBorder p="xl" radius="lg" shadow="xs">
            <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
              <Stack>
                <Title order={1} fz="lg">
                  {t("signIn.title")}
                </Title>
                {reason !== "" && signIn.isIdle ? <Text fz="sm">{reason}</Text> : null}
                {signIn.error ? <ErrorNotice error={signIn.error} /> : null}
                <TextInput
                  label={t("signIn.username")}
                  autoComplete="username"
                  autoFocus
                  {...form.getInputProps("username")}
                />
                <PasswordInput
                  label={t("signIn.password")}
                  autoComplete="current-password"
                  visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
                  {...form.getInputProps("password")}
                />
                <Button type="submit" fullWidth loading={signIn.isPending}>
                  {t("signIn.submit")}
                </Button>
              </Stack>
            </form>
          </Paper>
        </Stack>
      </main>
    </Box>
  );
}
