import { AppShell, Box, Burger, Drawer, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useLiveChanges } from "../api/use-live-changes.ts";
import { useTexts } from "../i18n/use-texts.ts";
import classes from "./app-layout.module.css";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { MainNavigation } from "./main-navigation.tsx";
import { UnreachableBanner } from "./unreachable-banner.tsx";
import { useChooseLanguage } from "./use-choose-language.ts";
import { UserMenu } from "./user-menu.tsx";
import { Wordmark } from "./wordmark.tsx";

/** The frame of every signed-in page: one bar at the top, and the page. */
export function AppLayout() {
  const { t } = useTexts();
  useLiveChanges();
  const [isOpen, drawer] = useDisclosure(false);
  const { pathname } = useLocation();
  const chooseLanguage = useChooseLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(drawer.close, [pathname]);
  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <AppShell.Header className={classes.header}>
        <a href="#content" className={classes.skip}>
          {t("skipToContent")}
        </a>
        <Group h="100%" px="md" gap="lg" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={drawer.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t("openNavigation")}
          />
          <Link to="/" className={classes.home} aria-label="Brygga">
            <Wordmark />
          </Link>
          <Box visibleFrom="sm" flex={1} h="100%">
            <MainNavigation direction="row" />
          </Box>
          <Box hiddenFrom="sm" flex={1} />
          <Group gap={4} wrap="nowrap">
            <LanguageSwitch onChoose={chooseLanguage} />
            <ColorSchemeSwitch />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        size={280}
        hiddenFrom="sm"
        title={<Wordmark />}
        closeButtonProps={{ "aria-label": t("closeNavigation") }}
      >
        <MainNavigation direction="column" />
      </Drawer>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <UnreachableBanner />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
