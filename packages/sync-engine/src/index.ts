export { ABSENCE_GRACE_MS, type AbsenceReport } from "./absence.ts";
export {
  type Accounting,
  addAccounting,
  NOTHING_READ,
  type RecordOutcome,
  type SkipReason,
  UnaccountedRecords,
  type UndoObstacle,
} from "./accounting.ts";
export {
  afterEvent,
  type Breaker,
  type BreakerEvent,
  type BreakerState,
  CLOSED_BREAKER,
  LONGEST_PAUSE_MS,
  mayAttempt,
  needsProbe,
} from "./breaker.ts";
export type { Churn, FieldChurn } from "./churn.ts";
export { CommitNeverSettled } from "./commit-records.ts";
export {
  type Agreement,
  type ComparedPage,
  comparePage,
  type Difference,
  type Figures,
  type ListedProblems,
  NO_FIGURES,
} from "./compare.ts";
export {
  type ConnectComparison,
  type ConnectPair,
  compareForConnect,
  type FieldDifference,
  type Side,
} from "./compare-for-connect.ts";
export {
  type CreatedActor,
  type CreatePlan,
  type CreateSubject,
  completeCreate,
  planCreate,
} from "./create-actor.ts";
export type {
  ActorSearch,
  CreateDoubt,
  CreateOutcome,
  CreateSituation,
  CreateStore,
  CreateWork,
  CreatingErp,
  DoubtReason,
  NewActorLink,
  OpenCreate,
  RivalCreate,
} from "./create-ports.ts";
export {
  type CreateEnd,
  createActor,
  createAnyway,
  linkCreated,
  lookForCreated,
  RecordKeepsChanging,
} from "./creating.ts";
export { runCycle } from "./cycle.ts";
export type { ActorTypeReport, CycleFailure, CycleReport } from "./cycle-report.ts";
export { allowedDirections, type Directions, directionsOf } from "./directions.ts";
export { ErpFailure, type ErpFailureKind, type ErpFailureTexts, stopsCycle } from "./failures.ts";
export {
  type ActorQuery,
  type Candidate as CreatedCandidate,
  findCreated,
} from "./find-created.ts";
export { findRings, type Ring, type RingConnection, type RingField, type RingStep } from "./find-rings.ts";
export {
  type ConnectLogRow,
  type ConnectPlan,
  type ConnectProblem,
  completeConnect,
  planConnect,
} from "./first-connect.ts";
export { canStillLand, LANDS_WITHIN_MS } from "./given-up-create.ts";
export { type ImportField, importFields } from "./import/import-fields.ts";
export { type ImportAction, type ImportPlan, type ImportSubject, planImport } from "./import/plan-import.ts";
export { type Learning, learnedForm } from "./learning.ts";
export {
  ActorIndex,
  bestOf,
  type Candidate,
  type IndexedActor,
  MAX_CANDIDATES,
} from "./matching/actor-index.ts";
export {
  type Assignment,
  assignActors,
  type Certainty,
  PROPOSED_SCORE,
  type RecordCandidates,
} from "./matching/assign-actors.ts";
export { type ChoicesByRule, choicesByRule, type MatchRule } from "./matching/choices-by-rule.ts";
export { type Clues, type ComparableClues, comparable } from "./matching/clues.ts";
export type { MatchReason, MatchScore } from "./matching/match-score.ts";
export { type FieldDecision, type FieldMerge, type MergePolicy, mergeField } from "./merge.ts";
export type {
  ActorTypePlan,
  CrmChange,
  CrmEntity,
  CrmFieldType,
  CrmListItems,
  CrmRecord,
  CrmValue,
  Link,
  LinkState,
  ListTranslation,
  MappedField,
  SyncPlan,
} from "./model.ts";
export type { Reading, ReadMark } from "./overlap.ts";
export { PARENT_KEY_FIELD } from "./parents.ts";
export type {
  BatchCommit,
  Clock,
  CommitOutcome,
  CrmStore,
  CrmWrite,
  CyclePorts,
  DueReason,
  ErpSide,
  FieldLearning,
  Journal,
  LinkPage,
  LinkStateChange,
  LinkStore,
  LinkUpdate,
  LogReason,
  LogRow,
  OnBadRecord,
  Positions,
  Problem,
  ProblemCode,
  SaveOutcome,
  WatermarkMove,
  WriteIntent,
} from "./ports.ts";
export {
  type Finding,
  type Preflight,
  type PreflightOptions,
  preflightActors,
  preflightLinks,
  type Unreadable,
} from "./preflight.ts";
export type { FieldFinding, FindingCode } from "./preflight-field.ts";
export type { Absence, AbsenceStore, Absences, Disappearance } from "./presence.ts";
export { previewPorts } from "./preview.ts";
export { type ActorsRead, type Refusal, readActors } from "./read-actors.ts";
export { readChanges } from "./read-changes.ts";
export { decideByResync, type ResyncedPage, type ResyncOptions, resyncPage } from "./resync.ts";
export type { ScanFigure, ScanState } from "./scan-state.ts";
export { type LinksReport, syncRecords } from "./sync-links.ts";
export { isTimeZone, type TimeZones } from "./transform/time-zones.ts";
export {
  type FieldProblem,
  type FieldTransform,
  type Transformed,
  transformOf,
  transformsOf,
  UnsynchronisableField,
} from "./transform.ts";
export { type UndoOptions, type UndoReport, undoChanges } from "./undo.ts";
export type { UndoOutcome } from "./undo-outcomes.ts";
export { type Restoration, restorationsOf } from "./undo-plan.ts";
export type { ValueCounts } from "./value-counts.ts";
