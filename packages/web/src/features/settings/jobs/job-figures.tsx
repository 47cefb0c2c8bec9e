import type { Job } from "@brygga/api-contract";
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { JobDetails } from "../api/jobs.ts";
import classes from "./job-figures.module.css";

type Figure =
  | "records"
  | "changed"
  | "wouldChange"
  | "unchanged"
  | "skipped"
  | "failed"
  | "erpValues"
  | "crmValues"
  | "problems"
  | "restored"
  | "wouldRestore"
  | "notRestored"
  | "identical"
  | "expected"
  | "unexpected"
  | "unreadable"
  | "fieldsUnexpected";

/** What a job did, or would do, in figures. */
export function JobFigures({ job, onShow }: { job: JobDetails; onShow: (category: string) => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const all = job.kind === "compare" ? comparedFigures(job) : changeFigures(job);
  const figures = all.filter(([name, count]) => count > 0 || !isRare(name));
  return (
    <dl className={classes.figures}>
      {figures.map(([name, count]) => (
        <div key={name} data-alert={isAlarming(name) && count > 0 ? true : undefined}>
          <dt>{t(`jobs:figures.${name}`)}</dt>
          <dd>
            <FigureCount
              name={t(`jobs:figures.${name}`)}
              count={format.number(count)}
              listedOf={name === "problems" && count > 0 ? job.connectionId : undefined}
              onShow={
                job.itemCounts[CATEGORIES[name] ?? ""] ? () => onShow(CATEGORIES[name] ?? "") : undefined
              }
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Which of the items a figure counts. */
const CATEGORIES: Partial<Record<Figure, string>> = {
  wouldChange: "change",
  problems: "problem",
  notRestored: "not-undone",
  skipped: "not-undone",
  expected: "expected",
  unexpected: "unexpected",
  fieldsUnexpected: "unexpected",
  unreadable: "unreadable",
};

interface FigureCountProps {
  name: string;
  count: string;
  /** Shows what is counted, where it is listed below. */
  onShow: (() => void) | undefined;
  /** The connection whose list of problems has what is counted. */
  listedOf: number | undefined;
}

function FigureCount({ name, count, onShow, listedOf }: FigureCountProps) {
  const { t } = useTexts();
  const look = { inherit: true, c: "inherit", td: "underline" } as const;
  const label = t("jobs:figures.show", { name, figure: count });
  if (onShow === undefined && listedOf !== undefined) {
    return (
      <Anchor
        {...look}
        component={Link}
        to={`/settings/quote-sync/log?view=problems&connection=${listedOf}`}
        aria-label={label}
      >
        {count}
      </Anchor>
    );
  }
  if (onShow === undefined) return count;
  return (
    <Anchor {...look} component="button" type="button" aria-label={label} onClick={onShow}>
      {count}
    </Anchor>
  );
}

const isAlarming = (name: Figure) =>
  ["failed", "problems", "notRestored", "unexpected", "unreadable"].includes(name);

/** Not worth a word where there is none. */
const isRare = (name: Figure) => ["skipped", "failed", "notRestored"].includes(name);

const of = ({ figures }: Job, name: string): number => figures[name] ?? 0;

function changeFigures(job: Job): readonly (readonly [Figure, number])[] {
  const { counts, isPreview } = job;
  const records = [
    ["records", counts.read],
    [isPreview ? "wouldChange" : "changed", counts.written + counts.conflicting],
  ] as const;
  // Nothing is written to the ERP, and records are taken back as a whole.
  if (job.kind === "undo-import") return [...records, ["skipped", counts.skipped]];
  const common = [
    ...records,
    ["erpValues", of(job, "erpValues")],
    ["crmValues", of(job, "crmValues")],
  ] as const;
  if (job.kind === "undo") {
    return [
      ...common,
      [isPreview ? "wouldRestore" : "restored", of(job, "restored")],
      ["notRestored", of(job, "notRestored")],
    ];
  }
  return [
    ...common,
    ["unchanged", counts.unchanged],
    ["skipped", counts.skipped],
    ["failed", counts.failed],
    ["problems", of(job, "problems")],
  ];
}

const comparedFigures = (job: Job): readonly (readonly [Figure, number])[] => [
  ["records", job.counts.read],
  ["identical", of(job, "linksIdentical")],
  ["expected", of(job, "linksExpected")],
  ["unexpected", of(job, "linksUnexpected")],
  ["unreadable", of(job, "linksUnreadable")],
  ["fieldsUnexpected", of(job, "fieldsUnexpected")],
];
