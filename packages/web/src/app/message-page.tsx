import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { usePageTitle } from "./use-page-title.ts";

/** A page that only says something: not found, no access, a crash. */
export function MessagePage({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  usePageTitle(title);
  return (
    <Stack maw={560} mx="auto" px="md" py={80} gap="md" align="flex-start">
      <Title order={1}>{title}</Title>
      <Text c="dimmed">{text}</Text>
      {children}
    </Stack>
  );
}
