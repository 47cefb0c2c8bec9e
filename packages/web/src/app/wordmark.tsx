import { Group, Text } from "@mantine/core";

/** The name with its bridge. */
export function Wordmark({ size = 28 }: { size?: number }) {
  return (
    <Group gap={10} wrap="nowrap">
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--mantine-color-fjord-7)" />
        <path
          d="M4.500 21.500h23M8 21.500v-4M24 21.500v-4M4.500 16C9 9 23 9 27.500 16M12 21.500v-9M20 21.500v-9M16 21.500v-10"
          fill="none"
          stroke="#fff"
          strokeWidth="1.900"
          strokeLinecap="round"
        />
      </svg>
      <Text component="span" fw={680} fz={size * 0.64} lts="-0.01em">
        Brygga
      </Text>
    </Group>
  );
}
