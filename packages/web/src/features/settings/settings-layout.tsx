import { Box } from "@mantine/core";
import {
  BarcodeIcon,
  DownloadSimpleIcon,
  ListBulletsIcon,
  TextboxIcon,
  UsersThreeIcon,
} from "@phosphor-icons/react";
import { Link, Outlet } from "@tanstack/react-router";
import { useSession } from "../../api/session.ts";
import { MessagePage } from "../../app/message-page.tsx";
import { useTexts } from "../../i18n/use-texts.ts";
import classes from "./settings-layout.module.css";

const ENTRIES = [
  { to: "/settings/quote-sync", Icon: BarcodeIcon, text: "terms:quoteSync" },
  { to: "/settings/import", Icon: DownloadSimpleIcon, text: "imports:menu" },
  { to: "/settings/users", Icon: UsersThreeIcon, text: "people:title" },
  { to: "/settings/lists", Icon: ListBulletsIcon, text: "lists:title" },
  { to: "/settings/fields", Icon: TextboxIcon, text: "userFields:title" },
] as const;

/** Settings and maintenance: the navigator on the left, and what was chosen in it. */
export function SettingsLayout() {
  const { t } = useTexts();
  const { role } = useSession();
  if (role !== "administrator") return <MessagePage title={t("noAccess.title")} text={t("noAccess.text")} />;
  return (
    <Box className={classes.layout}>
      <nav className={classes.navigator} aria-label={t("settings:navigation")}>
        {ENTRIES.map(({ to, Icon, text }) => (
          <Link key={to} to={to} className={classes.item ?? ""}>
            <Icon size={20} aria-hidden="true" />
            {t(text)}
          </Link>
        ))}
      </nav>
      <Box className={classes.content}>
        <Outlet />
      </Box>
    </Box>
  );
}
