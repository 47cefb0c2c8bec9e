import type { MatchJob, MatchProposal } from "@brygga/api-contract";
import { Badge, Checkbox, Table, Text, UnstyledButton } from "@mantine/core";
import { mutateThen } from "../../../api/mutate-then.ts";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useChangeProposal } from "../api/match-jobs.ts";
import { Certainty } from "./certainty.tsx";
import classes from "./match-many.module.css";
import { MatchReasons } from "./match-reasons.tsx";
import { proposalProblem } from "./proposal-problem.ts";
import { useReviewNavigation } from "./use-review-navigation.ts";

interface ProposalTableProps {
  match: MatchJob;
  proposals: readonly MatchProposal[];
  isBusy: boolean;
}

/** One row for each record: what is proposed for it, how certain and why, and whether it is accepted. */
export function ProposalTable({ match, proposals, isBusy }: ProposalTableProps) {
  const { t } = useTexts();
  const headers = [
    t("matchMany:accept"),
    t(`terms:entities.${match.entity}`),
    t("matchMany:actor"),
    t("matchMany:certainty"),
    t("matchMany:why"),
    t("matchMany:state"),
  ];
  if (proposals.length === 0) return null;
  return (
    <StackedTable
      aria-label={t("matchMany:table")}
      minWidth={880}
      headers={headers.map((header) => ({ key: header, header }))}
    >
      {proposals.map((proposal) => (
        <ProposalRow
          key={proposal.recordId}
          match={match}
          proposal={proposal}
          headers={headers}
          isBusy={isBusy}
        />
      ))}
    </StackedTable>
  );
}

interface ProposalRowProps {
  match: MatchJob;
  proposal: MatchProposal;
  headers: readonly string[];
  isBusy: boolean;
}

function ProposalRow({ match, proposal, headers, isBusy }: ProposalRowProps) {
  const { t } = useTexts();
  const { change } = useReviewNavigation();
  const { recordId, actor, reasons, isChosen } = proposal;
  const name = proposal.recordName || t("crm:record.unnamed");
  return (
    <Table.Tr>
      <Table.Td data-label={headers[0]}>
        <AcceptBox match={match} proposal={proposal} name={name} isBusy={isBusy} />
      </Table.Td>
      <Table.Th scope="row">
        <UnstyledButton
          className={classes.look ?? ""}
          fz="sm"
          aria-label={t("matchMany:look", { record: name })}
          onClick={() => change({ record: recordId }, { replace: false })}
        >
          {name}
        </UnstyledButton>
        <Text fz="xs" c="dimmed" fw={400}>
          {[proposal.number, proposal.city].filter(Boolean).join(" · ")}
        </Text>
      </Table.Th>
      <Table.Td data-label={headers[2]}>
        {actor === null ? (
          <Text fz="sm" c="dimmed">
            {t("matchMany:noActor")}
          </Text>
        ) : (
          <div>
            <Text fz="sm" className={classes.value ?? ""}>
              {actor.name || actor.erpKey}
            </Text>
            <Text fz="xs" c="dimmed">
              {[actor.number || actor.erpKey, actor.city].filter(Boolean).join(" · ")}
            </Text>
          </div>
        )}
      </Table.Td>
      <Table.Td data-label={headers[3]}>
        <Certainty proposal={proposal} />
      </Table.Td>
      <Table.Td data-label={headers[4]}>
        <MatchReasons reasons={reasons} isChosen={isChosen} />
      </Table.Td>
      <Table.Td data-label={headers[5]}>
        <ProposalState proposal={proposal} />
      </Table.Td>
    </Table.Tr>
  );
}

function AcceptBox({ match, proposal, name, isBusy }: Omit<ProposalRowProps, "headers"> & { name: string }) {
  const { t } = useTexts();
  const save = useChangeProposal(match.id);
  const showError = useErrorNotification();
  const { recordId, actor, accepted, outcome } = proposal;
  if (actor === null || outcome === "connected") return null;
  // What was just clicked is shown while it is being stored.
  const isChecked = save.isPending ? (save.variables.accepted ?? accepted) : accepted;
  return (
    <Checkbox
      size="sm"
      aria-label={t("matchMany:acceptOne", { actor: actor.name || actor.erpKey, record: name })}
      checked={isChecked}
      disabled={isBusy}
      onChange={(event) =>
        mutateThen(save, { recordId, accepted: event.currentTarget.checked }, { failed: showError })
      }
    />
  );
}

const COLORS = { connected: "fjord", left: "orange", failed: "red", disconnected: "gray" } as const;

function ProposalState({ proposal }: { proposal: MatchProposal }) {
  const { t } = useTexts();
  const { outcome } = proposal;
  const problem = proposalProblem(t, proposal);
  if (outcome === null && problem === "") return null;
  return (
    <div>
      {outcome === null ? null : (
        <Badge color={COLORS[outcome]} variant="light">
          {t(`matchMany:outcomes.${outcome}`)}
        </Badge>
      )}
      {problem === "" ? null : (
        <Text fz="xs" mt={2}>
          {problem}
        </Text>
      )}
    </div>
  );
}
