import type { Accounting } from "@brygga/sync-engine";

export type JobState = "queued" | "running" | "completed" | "failed" | "cancelled";

/** The longest wait for another attempt. One that is longer was set by a clock that has been put back since. */
export const LONGEST_WAIT_MS = 3_600_000;

/** Work in the background on one connection, in slices, that outlives the process. */
export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly connectionId: number;
  readonly state: JobState;
  /** It only tells what it would do. */
  readonly isPreview: boolean;
  /** As the kind of job wants them. */
  readonly params: unknown;
  /** Where to go on, as the kind of job has it; null before the first slice. */
  readonly position: unknown;
  /** How many records there are to deal with; null where that is not known beforehand. */
  readonly total: number | null;
  readonly counts: Accounting;
  /** Further figures by name. */
  readonly figures: Readonly<Record<string, number>>;
  /** The run that its log rows belong to. */
  readonly runId: number | null;
  readonly userId: number | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Failures in a row. */
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  /** English, technical; "" where nothing failed. */
  readonly failure: string;
  /** For the user; may be multi-language text. */
  readonly explanation: string;
  readonly isCancelling: boolean;
}

/** Something that a job has to tell about a record or a field. Values are canonical text. */
export interface JobItem {
  readonly category: string;
  readonly linkId?: number | null;
  readonly entity?: "company" | "contact" | "project" | null;
  readonly crmId?: number | null;
  readonly actorType?: string | null;
  readonly erpKey?: string | null;
  readonly erpFieldKey?: string | null;
  readonly crmFieldKey?: string | null;
  readonly target?: "crm" | "erp" | null;
  readonly oldValue?: string | null;
  readonly newValue?: string | null;
  readonly erpValue?: string | null;
  readonly crmValue?: string | null;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** What one slice of a job did. It is stored in one transaction, so that after a crash nothing is told twice. */
export interface JobSlice {
  /** Where the next slice begins; null when there is none. JSON. */
  readonly position: object | null;
  /** Of this slice. */
  readonly counts: Accounting;
  /** Of this slice. */
  readonly figures?: Readonly<Record<string, number>>;
  readonly items?: readonly JobItem[];
}

/** A job that has been opened for work in this process. */
export interface OpenedJob {
  /** How many records there are to deal with; null where that is not known beforehand. */
  readonly total: number | null;
  /** Whether a slice may be broken off at any moment, because it writes nothing. */
  readonly isReadOnly: boolean;
  /** The run that its log rows belong to; null where it writes none. */
  readonly runId: number | null;
  /** Does the next part. What it did before a crash or a failure it must find done when it is called again. */
  slice(position: unknown, signal: AbortSignal): Promise<JobSlice>;
  /** Called once when the job has ended. */
  end(job: Job): Promise<void>;
}

/** A kind of job: how its work is found from what is stored of it. */
export interface JobKind {
  readonly name: string;
  open(job: Job): Promise<OpenedJob>;
}

/** Thrown by a job that cannot go on, and that trying again does not help. */
export class JobRefused extends Error {
  override readonly name = "JobRefused";
  /** May be multi-language text. */
  readonly explanation: string;

  constructor(failure: string, explanation: string) {
    super(failure);
    this.explanation = explanation;
  }
}
