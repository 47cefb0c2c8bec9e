import { Button, Menu, Text } from "@mantine/core";
import { CaretDownIcon } from "@phosphor-icons/react";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { DIRECTION_CHOICES, type DirectionChoice } from "./choose-directions.ts";
import classes from "./mapping-tab.module.css";

interface DirectionsMenuProps {
  /** Why the directions cannot be set now; "" when they can. */
  reason: string;
  onChoose: (choice: DirectionChoice) => void;
}

const CHOICES = Object.keys(DIRECTION_CHOICES) as DirectionChoice[];
const ARROWS: Readonly<Record<DirectionChoice, string>> = {
  twoWay: "< >",
  fromErp: ">",
  fromCrm: "<",
  none: "–",
};

/** Sets the directions of all mapped fields of an actor type at once. */
export function DirectionsMenu({ reason, onChoose }: DirectionsMenuProps) {
  const { t } = useTexts();
  const look = { size: "xs", rightSection: <CaretDownIcon size={12} aria-hidden="true" /> } as const;
  const label = t("mapping:allDirections");
  if (reason !== "") {
    return (
      <ReasonButton {...look} reason={reason} onClick={() => undefined}>
        {label}
      </ReasonButton>
    );
  }
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button {...look} variant="default">
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {CHOICES.map((choice) => (
          <Menu.Item
            key={choice}
            leftSection={
              <Text span className={classes.choice} aria-hidden="true">
                {ARROWS[choice]}
              </Text>
            }
            onClick={() => onChoose(choice)}
          >
            {t(`mapping:directions.${choice}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
