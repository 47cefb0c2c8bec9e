import type { ConnectionHealth } from "@brygga/api-contract";
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "./health.module.css";
import { useHealthFormat } from "./use-health-format.ts";
import { useServerNow } from "./use-server-now.ts";

interface HealthFiguresProps {
  connection: ConnectionHealth;
  /** When they were measured. */
  at: string;
}

/** What there is to know of a connection at a glance. */
export function HealthFigures({ connection, at }: HealthFiguresProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { ago } = useHealthFormat();
  const now = useServerNow(at);
  const { lastSyncAt, displayName } = connection;
  return (
    <dl className={classes.figures} aria-label={t("health:figures", { name: displayName })}>
      <Figure name={t("health:lastSync")} hint={lastSyncAt === null ? "" : format.dateTime(lastSyncAt)}>
        {lastSyncAt === null ? t("health:never") : ago(lastSyncAt, now)}
      </Figure>
      <Waiting connection={connection} now={now} />
      <Figure name={t("health:problems")}>
        <Problems connection={connection} />
      </Figure>
      <Delay delay={connection.delay} />
      <Identical connection={connection} />
    </dl>
  );
}

function Figure({ name, hint = "", children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Text component="span" fz="lg" fw={600} display="block">
          {children}
        </Text>
        {hint === "" ? null : (
          <Text component="span" fz="xs" c="dimmed" display="block">
            {hint}
          </Text>
        )}
      </dd>
    </div>
  );
}

function Waiting({ connection, now }: { connection: ConnectionHealth; now: number }) {
  const { t } = useTexts();
  const { ago } = useHealthFormat();
  const { records, isMore, oldestAt } = connection.waiting;
  const oldest = oldestAt === null ? "" : t("health:oldest", { ago: ago(oldestAt, now) });
  if (records === 0 && !isMore) {
    const text = oldestAt === null ? t("health:waitingNone") : t("health:waitingProblems");
    return (
      <Figure name={t("health:waiting")} hint={oldest}>
        {text}
      </Figure>
    );
  }
  const text = isMore
    ? t("health:waitingMore", { count: records })
    : t("health:waitingRecords", { count: records });
  return (
    <Figure name={t("health:waiting")} hint={oldest}>
      {text}
    </Figure>
  );
}

function Problems({ connection: { id, problemCount } }: { connection: ConnectionHealth }) {
  const { t } = useTexts();
  if (problemCount === 0) return t("health:problemsNone");
  return (
    <Anchor
      inherit
      renderRoot={(root) => (
        <Link {...root} to="/settings/quote-sync/log" search={{ view: "problems", connection: id }} />
      )}
    >
      {t("health:problemsShow", { count: problemCount })}
    </Anchor>
  );
}

function Delay({ delay }: Pick<ConnectionHealth, "delay">) {
  const { t } = useTexts();
  const { duration } = useHealthFormat();
  if (delay === null) {
    return (
      <Figure name={t("health:delay")} hint={t("health:delayNoneHint")}>
        {t("health:delayNone")}
      </Figure>
    );
  }
  const { changes, medianSeconds, longestSeconds } = delay;
  const hint = t("health:delayLongest", { count: changes, duration: duration(longestSeconds) });
  return (
    <Figure name={t("health:delay")} hint={hint}>
      {t("health:delayMedian", { duration: duration(medianSeconds) })}
    </Figure>
  );
}

function Identical({ connection }: { connection: ConnectionHealth }) {
  const { t } = useTexts();
  const format = useFormat();
  const { lastRound, round, linkCount } = connection;
  const underWay = round === null ? "" : t("health:round", { compared: round.compared, links: round.links });
  if (lastRound === null) {
    const hint = underWay === "" ? t("health:links", { count: linkCount }) : underWay;
    return (
      <Figure name={t("health:identical")} hint={hint}>
        {t("health:identicalNone")}
      </Figure>
    );
  }
  const last = t("health:lastRound", { time: format.dateTime(lastRound.at) });
  const { identical, compared } = lastRound;
  return (
    <Figure name={t("health:identical")} hint={`${last} ${underWay}`.trim()}>
      {t("health:identicalOf", { identical, compared })}
    </Figure>
  );
}
