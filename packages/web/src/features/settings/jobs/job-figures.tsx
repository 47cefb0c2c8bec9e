import type { Job } from "@brygga/api-contract";
import { Anchor } from "@mantine/core";
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
}

function FigureCount({ name, count, onShow }: FigureCountProps) {
  const { t } = useTexts();
  if (onShow === undefined) return count;
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      c="inherit"
      td="underline"
      aria-label={t("jobs:figures.show", { name, figure: count })}
      onClick={onShow}
    >
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
  const common = [
    ["records", counts.read],
    [isPreview ? "wouldChange" : "changed", counts.written + counts.conflicting],
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
