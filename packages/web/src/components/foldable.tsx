import { Group, Stack, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CaretDownIcon, CaretRightIcon } from "@phosphor-icons/react";
import { type ReactNode, useId } from "react";

interface FoldableProps {
  readonly title: string;
  /** Whether it is open whatever the user has chosen: something in it has to be seen. */
  readonly isHeldOpen?: boolean;
  readonly children: ReactNode;
}

/** What only few look for: closed until somebody asks for it. What is in it is not there before. */
export function Foldable({ title, isHeldOpen = false, children }: FoldableProps) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const isShown = isOpen || isHeldOpen;
  const id = useId();
  const Caret = isShown ? CaretDownIcon : CaretRightIcon;
  return (
    <Stack gap={8}>
      <UnstyledButton
        onClick={toggle}
        aria-expanded={isShown}
        aria-controls={isShown ? id : undefined}
        fz="sm"
        fw={600}
      >
        <Group gap={6}>
          <Caret size={14} aria-hidden="true" />
          {title}
        </Group>
      </UnstyledButton>
      {isShown ? (
        <Stack gap="sm" id={id}>
          {children}
        </Stack>
      ) : null}
    </Stack>
  );
}
