import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import { CheckIcon, CircleHalfIcon, MoonIcon, SunIcon } from "@phosphor-icons/react";
import { useTexts } from "../i18n/use-texts.ts";

const SCHEMES = [
  { scheme: "auto", icon: CircleHalfIcon },
  { scheme: "light", icon: SunIcon },
  { scheme: "dark", icon: MoonIcon },
] as const;

export function ColorSchemeSwitch() {
  const { t } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = SCHEMES.find(({ scheme }) => scheme === colorScheme)?.icon ?? CircleHalfIcon;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          size={36}
          aria-label={`${t("colorScheme.label")}: ${t(`colorScheme.${colorScheme}`)}`}
        >
          <Current size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ scheme, icon: SchemeIcon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<SchemeIcon size={16} aria-hidden="true" />}
            rightSection={scheme === colorScheme ? <CheckIcon size={14} aria-hidden="true" /> : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`colorScheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
