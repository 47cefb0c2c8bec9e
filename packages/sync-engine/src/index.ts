export {
  type Accounting,
  addAccounting,
  NOTHING_READ,
  type RecordOutcome,
  type SkipReason,
  UnaccountedRecords,
} from "./accounting.ts";
export { CommitNeverSettled } from "./commit-records.ts";
export {
  type ConnectComparison,
  type ConnectPair,
  compareForConnect,
  type FieldDifference,
  type Side,
} from "./compare-for-connect.ts";
export { runCycle } from "./cycle.ts";
export type { ActorTypeReport, CycleFailure, CycleReport } from "./cycle-report.ts";
export { allowedDirections, type Directions, directionsOf } from "./directions.ts";
export { ErpFailure, type ErpFailureKind, type ErpFailureTexts, stopsCycle } from "./failures.ts";
export {
  type ConnectLogRow,
  type ConnectPlan,
  type ConnectProblem,
  completeConnect,
  planConnect,
} from "./first-connect.ts";
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
  ListTranslation,
  MappedField,
  SyncPlan,
} from "./model.ts";
export type {
  BatchCommit,
  Clock,
  CommitOutcome,
  CrmStore,
  CrmWrite,
  CyclePorts,
  ErpSide,
  Journal,
  LinkPage,
  LinkStore,
  LinkUpdate,
  LogReason,
  LogRow,
  Positions,
  Problem,
  ProblemCode,
  SaveOutcome,
  WriteIntent,
} from "./ports.ts";
export {
  type FieldProblem,
  type FieldTransform,
  fitsCrm,
  fitsErp,
  type Transformed,
  transformOf,
  transformsOf,
  UnsynchronisableField,
} from "./transform.ts";
export type { ValueCounts } from "./value-counts.ts";
