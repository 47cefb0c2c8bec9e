import { AppShell, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { changeLanguage } from "../i18n/i18n.ts";
import classes from "./app-layout.module.css";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Wordmark } from "./wordmark.tsx";

/** The frame where it is not known (yet) who is signed in. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <a href="/" className={classes.home} aria-label="Brygga">
            <Wordmark />
          </a>
          <Group gap={4} wrap="nowrap">
            <LanguageSwitch onChoose={changeLanguage} />
            <ColorSchemeSwitch />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="content" className={classes.main}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
