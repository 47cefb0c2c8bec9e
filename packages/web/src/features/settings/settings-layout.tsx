import { Box } from "@mantine/core";
import { BarcodeIcon } from "@phosphor-icons/react";
import { Link, Outlet } from "@tanstack/react-router";
import { useSession } from "../../api/session.ts";
import { MessagePage } from "../../app/message-page.tsx";
import { useTexts } from "../../i18n/use-texts.ts";
import classes from "./settings-layout.module.css";

/** Settings and maintenance: the navigator on the left, and what was chosen in it. */
export function SettingsLayout() {
  const { t } = useTexts();
  const { role } = useSession();
  if (role !== "administrator") return <MessagePage title={t("noAccess.title")} text={t("noAccess.text")} />;
  return (
    <Box className={classes.layout}>
      <nav className={classes.navigator} aria-label={t("settings:navigation")}>
        <Link to="/settings/quote-sync" className={classes.item ?? ""}>
          <BarcodeIcon size={20} aria-hidden="true" />
          {t("terms:quoteSync")}
        </Link>
      </nav>
      <Box className={classes.content}>
        <Outlet />
      </Box>
    </Box>
  );
}
