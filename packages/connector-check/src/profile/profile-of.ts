import type { CapabilityProfile, CheckReport } from "@brygga/api-contract";
import type { Examination } from "../examination.ts";
import { answerTimes } from "./answer-times.ts";
import { emptySuccess, isInclusive } from "./reading-capabilities.ts";
import { requestSize } from "./request-size.ts";
import { type ActorsByType, everyActor, stampCapability } from "./stamp-capability.ts";
import { writingCapabilities } from "./writing-capabilities.ts";

/** How the connector behaves where the contract leaves it a choice. */
export async function profileOf(
  examination: Examination,
  { groups, checkedAt }: { readonly groups: CheckReport["groups"]; readonly checkedAt: Date },
): Promise<CapabilityProfile> {
  const { contract, log, service, mayChange } = examination;
  const isConnected = examination.connectionObstacle === null;
  // The times are those of the rules; the probes below ask for what nobody asks otherwise.
  const times = answerTimes(log.times);
  const none: ActorsByType = new Map();
  const actors = isConnected ? ((await orNull(everyActor(contract))) ?? none) : none;
  return {
    url: service.url,
    checkedAt: checkedAt.toISOString(),
    rules: countsOf(groups),
    lastModified: stampCapability(actors),
    inclusive: await orNull(isInclusive(contract, actors)),
    emptySuccess: isConnected ? await orNull(emptySuccess(contract, actors)) : null,
    requestBytes: isConnected ? await orNull(requestSize(examination)) : null,
    answerTimes: times,
    writing: isConnected && mayChange ? await orNull(writingCapabilities(contract, checkedAt)) : null,
  };
}

/** What cannot be found out is not known; why, the rules about it have said. */
const orNull = <Found>(finding: Promise<Found>): Promise<Found | null> => finding.catch(() => null);

function countsOf(groups: CheckReport["groups"]): CapabilityProfile["rules"] {
  const rules = groups.flatMap((group) => group.rules);
  return {
    passed: rules.filter(({ outcome }) => outcome === "passed").length,
    notTested: rules.filter(({ outcome }) => outcome === "not-tested").length,
    failed: rules.filter(({ outcome }) => outcome === "failed").map(({ id }) => id),
  };
}
