import { Box, Group, Paper, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

/** A titled part of a page. */
export function Panel({
  title,
  aside,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Paper component="section" withBorder radius="lg" aria-labelledby={id} style={{ overflow: "hidden" }}>
      <Group justify="space-between" px="md" py="sm" gap="sm" mih={52}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      <Box>{children}</Box>
    </Paper>
  );
}
