import type { Selection } from "@brygga/api-contract";
import { Anchor, Group } from "@mantine/core";
import { DownloadSimpleIcon } from "@phosphor-icons/react";
import { Link } from "@tanstack/react-router";
import { downloadUrl } from "../../../api/download-url.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { LIST_PATHS } from "../entity.ts";

/** Opens a selection as a list of its records, or fetches them as a file. */
export function OpenSelection({ selection }: { selection: Selection }) {
  const { t } = useTexts();
  const { id, entity, name, kind } = selection;
  const names = { name: `${name}, ${t(`selections:kinds.${kind}`)}, ${t(`terms:entitiesMany.${entity}`)}` };
  return (
    <Group gap="md" wrap="nowrap">
      <Anchor
        component={Link}
        to={`${LIST_PATHS[entity]}?selection=${id}`}
        fz="sm"
        aria-label={t("selections:openOf", names)}
      >
        {t("selections:open")}
      </Anchor>
      <Anchor
        href={downloadUrl(`/selections/${id}/records.csv`, {})}
        download
        fz="sm"
        aria-label={t("selections:csvOf", names)}
      >
        <DownloadSimpleIcon size={14} aria-hidden="true" /> {t("selections:csv")}
      </Anchor>
    </Group>
  );
}
