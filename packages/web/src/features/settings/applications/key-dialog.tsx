import type { RegisteredApp } from "@brygga/api-contract";
import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { CheckIcon, CopyIcon, DownloadSimpleIcon } from "@phosphor-icons/react";
import { Dialog } from "../../../components/dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { appUrlOf } from "../sync/connectors/connector-place.ts";
import { useApplicationsNavigation } from "./use-applications-navigation.ts";

/** The key by which an application knows this Brygga: to be copied, or saved as a file. */
export function KeyDialog({ application }: { application: RegisteredApp }) {
  const { t } = useTexts();
  const { go } = useApplicationsNavigation();
  const { applicationId: id, bryggaPublicKey: key } = application;
  const close = () => go({ application: id });
  return (
    <Dialog
      title={t("applications:keyTitle", { id })}
      onClose={close}
      footer={
        <Group justify="flex-end" gap={8}>
          <Button onClick={close}>{t("terms:close")}</Button>
        </Group>
      }
    >
      <Stack>
        <Text fz="sm">{t("applications:keyText")}</Text>
        <Textarea
          label={t("applications:keyLabel")}
          readOnly
          autosize
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }}
          value={key.trim()}
          onFocus={(event) => event.currentTarget.select()}
        />
        <KeyButtons id={id} text={key} />
        <Text fz="sm" style={{ overflowWrap: "anywhere" }}>
          {t("applications:urlText", { url: appUrlOf(application) })}
        </Text>
      </Stack>
    </Dialog>
  );
}

function KeyButtons({ id, text }: { id: string; text: string }) {
  const { t } = useTexts();
  // Browsers let a page copy only where the connection is secure; elsewhere the key can still be selected.
  const clipboard = useClipboard({ timeout: 3000 });
  const CopyState = clipboard.copied ? CheckIcon : CopyIcon;
  return (
    <Stack gap={6}>
      <Group gap={8}>
        <Button
          variant="default"
          data-autofocus
          leftSection={<CopyState size={16} aria-hidden="true" />}
          onClick={() => clipboard.copy(text)}
        >
          <span aria-live="polite">{t(clipboard.copied ? "applications:copied" : "applications:copy")}</span>
        </Button>
        <Button
          variant="default"
          leftSection={<DownloadSimpleIcon size={16} aria-hidden="true" />}
          onClick={() => saveAsFile(`brygga-${id}.pub.pem`, text)}
        >
          {t("applications:saveFile")}
        </Button>
      </Group>
      {clipboard.error === null ? null : (
        <Text fz="sm" role="alert">
          {t("applications:copyFailed")}
        </Text>
      )}
    </Stack>
  );
}

function saveAsFile(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-pem-file" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
