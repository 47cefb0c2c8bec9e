import { useTexts } from "../../../../i18n/use-texts.ts";
import type { SaveObstacle } from "./save-obstacle.ts";

/** Says in words why a button is disabled; "" when it is not. */
export function useObstacleText() {
  const { t } = useTexts();
  return (obstacle: SaveObstacle | undefined): string => {
    if (obstacle === undefined) return "";
    if (obstacle.code === "mandatory-missing" || obstacle.code === "value-invalid") {
      return t(`connectionForm:obstacles.${obstacle.code}`, { fields: obstacle.fields.join(", ") });
    }
    return t(`connectionForm:obstacles.${obstacle.code}`);
  };
}
