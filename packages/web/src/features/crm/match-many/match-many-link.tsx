import type { CrmEntity, RecordFilter } from "@brygga/api-contract";
import { IntersectIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "../../../i18n/use-texts.ts";
import { matchTargetsQuery } from "../api/match-jobs.ts";
import { ButtonLink } from "../links.tsx";
import { isWholeList } from "./whole-list.ts";

interface MatchManyLinkProps {
  entity: CrmEntity;
  /** What the list shows. */
  list: RecordFilter;
}

/** The way from a list to matching it; nothing for those who may not connect its records anywhere. */
export function MatchManyLink({ entity, list }: MatchManyLinkProps) {
  const { t } = useTexts();
  const targets = useQuery(matchTargetsQuery(entity));
  if (targets.data === undefined || targets.data.length === 0 || list.deleted === "true") return null;
  return (
    <ButtonLink
      to="/match"
      search={{ entity, ...(isWholeList(list) ? {} : { list }) }}
      variant="default"
      leftSection={<IntersectIcon size={16} aria-hidden="true" />}
    >
      {t("matchMany:link")}
    </ButtonLink>
  );
}
