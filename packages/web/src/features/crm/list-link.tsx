import type { CrmEntity } from "@brygga/api-contract";
import { ArrowLeftIcon } from "@phosphor-icons/react";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../i18n/use-texts.ts";
import { LIST_PATHS } from "./entity.ts";
import classes from "./page.module.css";

/** The way back to the list. */
export function ListLink({ entity }: { entity: CrmEntity }) {
  const { t } = useTexts();
  return (
    <Link to={LIST_PATHS[entity]} className={classes.back ?? ""}>
      <ArrowLeftIcon size={14} aria-hidden="true" />
      {t(`terms:entitiesMany.${entity}`)}
    </Link>
  );
}
