import { Code, Collapse, Stack, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CaretDownIcon, CaretRightIcon } from "@phosphor-icons/react";
import { useId } from "react";
import { useTexts } from "../i18n/use-texts.ts";

/** A technical text that opens on demand; nothing where there is none. */
export function Details({ text }: { text: string }) {
  const { t } = useTexts();
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  if (text === "") return null;
  const Caret = isOpen ? CaretDownIcon : CaretRightIcon;
  return (
    <Stack gap={4} w="100%">
      <UnstyledButton onClick={toggle} aria-expanded={isOpen} aria-controls={id} fz="xs" fw={550}>
        <Caret size={12} aria-hidden="true" /> {isOpen ? t("hideDetails") : t("details")}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <Code block fz="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {text}
        </Code>
      </Collapse>
    </Stack>
  );
}
