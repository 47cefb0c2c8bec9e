export { CommitNeverSettled } from "./commit/commit-records.ts";
export type { ValueCounts } from "./commit/value-counts.ts";
export {
  type ConnectComparison,
  type ConnectPair,
  compareForConnect,
  type FieldDifference,
  type Side,
} from "./connect/compare-for-connect.ts";
export {
  type ConnectLogRow,
  type ConnectPlan,
  type ConnectProblem,
  completeConnect,
  planConnect,
} from "./connect/first-connect.ts";
export {
  type CreatedActor,
  type CreatePlan,
  type CreateSubject,
  completeCreate,
  planCreate,
} from "./create/create-actor.ts";
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
} from "./create/create-ports.ts";
export {
  type CreateEnd,
  createActor,
  createAnyway,
  linkCreated,
  lookForCreated,
  RecordKeepsChanging,
} from "./create/creating.ts";
export {
  type ActorQuery,
  type Candidate as CreatedCandidate,
  findCreated,
} from "./create/find-created.ts";
export { canStillLand, LANDS_WITHIN_MS } from "./create/given-up-create.ts";
export { runCycle } from "./cycle/cycle.ts";
export type { ActorTypeReport, CycleFailure, CycleReport } from "./cycle/cycle-report.ts";
export { type ImportField, importFields } from "./import/import-fields.ts";
export { type ImportAction, type ImportPlan, type ImportSubject, planImport } from "./import/plan-import.ts";
export { type NewRecordPlan, planNewRecord } from "./import/plan-new.ts";
export {
  type Agreement,
  type ComparedPage,
  comparePage,
  type Difference,
  type Figures,
  type ListedProblems,
  NO_FIGURES,
} from "./jobs/compare.ts";
export { previewPorts } from "./jobs/preview.ts";
export { decideByResync, type ResyncedPage, type ResyncOptions, resyncPage } from "./jobs/resync.ts";
export { type LinksReport, syncRecords } from "./jobs/sync-links.ts";
export { type UndoOptions, type UndoReport, undoChanges } from "./jobs/undo.ts";
export type { UndoOutcome } from "./jobs/undo-outcomes.ts";
export { type Restoration, restorationsOf } from "./jobs/undo-plan.ts";
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
export {
  afterEvent,
  type Breaker,
  type BreakerEvent,
  type BreakerState,
  CLOSED_BREAKER,
  LONGEST_PAUSE_MS,
  mayAttempt,
  needsProbe,
} from "./memory/breaker.ts";
export type { Churn, FieldChurn } from "./memory/churn.ts";
export { type Learning, learnedForm } from "./memory/learning.ts";
export type { Reading, ReadMark } from "./memory/overlap.ts";
export type { ScanFigure, ScanState } from "./memory/scan-state.ts";
export { type FieldDecision, type FieldMerge, type MergePolicy, mergeField } from "./merge/merge.ts";
export { PARENT_KEY_FIELD } from "./merge/parents.ts";
export {
  type Accounting,
  addAccounting,
  NOTHING_READ,
  type RecordOutcome,
  type SkipReason,
  UnaccountedRecords,
  type UndoObstacle,
} from "./model/accounting.ts";
export { allowedDirections, type Directions, directionsOf } from "./model/directions.ts";
export { ErpFailure, type ErpFailureKind, type ErpFailureTexts, stopsCycle } from "./model/failures.ts";
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
} from "./model/model.ts";
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
} from "./model/ports.ts";
export type { Absence, AbsenceStore, Absences, Disappearance } from "./model/presence.ts";
export { isTimeZone, type TimeZones } from "./model/time-zones.ts";
export {
  findRings,
  type Ring,
  type RingConnection,
  type RingField,
  type RingStep,
} from "./preflight/find-rings.ts";
export {
  type Finding,
  type Preflight,
  type PreflightOptions,
  preflightActors,
  preflightLinks,
  type Unreadable,
} from "./preflight/preflight.ts";
export type { FieldFinding, FindingCode } from "./preflight/preflight-field.ts";
export { ABSENCE_GRACE_MS, type AbsenceReport } from "./read/absence.ts";
export { type ActorsRead, type Refusal, readActors } from "./read/read-actors.ts";
export { readChanges } from "./read/read-changes.ts";
export {
  type FieldProblem,
  type FieldTransform,
  type Transformed,
  transformOf,
  transformsOf,
  UnsynchronisableField,
} from "./transform/transform.ts";
