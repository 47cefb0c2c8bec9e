import {
  BriefcaseIcon,
  BuildingsIcon,
  GearSixIcon,
  type Icon,
  StackIcon,
  UserIcon,
} from "@phosphor-icons/react";
import { Link } from "@tanstack/react-router";
import { useSession } from "../api/session.ts";
import { useTexts } from "../i18n/use-texts.ts";
import classes from "./app-layout.module.css";

interface Item {
  to: string;
  icon: Icon;
  label: string;
}

/** The places of the application; settings are for administrators. */
export function MainNavigation({ direction }: { direction: "row" | "column" }) {
  const { t } = useTexts();
  const { role } = useSession();
  const items: Item[] = [
    { to: "/companies", icon: BuildingsIcon, label: t("terms:entitiesMany.company") },
    { to: "/contacts", icon: UserIcon, label: t("terms:entitiesMany.contact") },
    { to: "/projects", icon: BriefcaseIcon, label: t("terms:entitiesMany.project") },
    { to: "/selections", icon: StackIcon, label: t("selections:title") },
  ];
  if (role === "administrator")
    items.push({ to: "/settings", icon: GearSixIcon, label: t("terms:settings") });
  return (
    <nav className={classes.navigation} data-direction={direction} aria-label={t("mainNavigation")}>
      {items.map(({ to, icon: ItemIcon, label }) => (
        <Link key={to} to={to} className={classes.item ?? ""}>
          <ItemIcon size={18} aria-hidden="true" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
