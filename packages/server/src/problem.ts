import { PROBLEM_CODES, type ProblemCode, type ProblemDetails } from "@brygga/api-contract";

type Values = NonNullable<ProblemDetails["values"]>;
export type ProblemEntry = NonNullable<ProblemDetails["errors"]>[number];

export interface ProblemOptions {
  /** HTTP status; by default the one that belongs to the code. */
  readonly status?: number;
  /** Fill the text of the code in the user's language. */
  readonly values?: Values;
  /** What is wrong with single members of the request. */
  readonly errors?: readonly ProblemEntry[];
  /** What an external system said. */
  readonly explanation?: { readonly user: string; readonly tech: string };
  /** English; what happened, why, what to do. By default the meaning of the code. */
  readonly detail?: string;
  readonly cause?: unknown;
}

const STATUS: Record<ProblemCode, number> = {
  "invalid-request": 400,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  "too-many-attempts": 429,
  "not-allowed": 403,
  "not-found": 404,
  "version-conflict": 412,
  "internal-error": 500,
  "storage-full": 507,
  "storage-busy": 503,
  "storage-failed": 503,
  "connector-in-use": 409,
  "connector-deleted": 409,
  "connector-failed": 502,
  "name-taken": 409,
  "test-required": 409,
  "mandatory-fields-missing": 422,
  "scope-incomplete": 422,
  "connection-active": 409,
  "connection-inactive": 409,
  "connection-deleted": 409,
  "activation-refused": 409,
  "mapping-invalid": 422,
  "list-mapping-invalid": 422,
  "defaults-invalid": 422,
  "already-linked": 409,
  "parent-not-linked": 409,
  "actor-not-found": 404,
  "erp-refused": 502,
  "create-in-doubt": 409,
  "erp-unreachable": 502,
  "job-under-way": 409,
  "last-administrator": 409,
  "wrong-password": 422,
  "list-in-use": 409,
  "field-in-use": 409,
  "values-do-not-fit": 409,
  "nothing-to-undo": 409,
  "not-importable": 409,
  "import-begun": 409,
  "import-not-previewed": 409,
  "nothing-to-import": 409,
};

/**
 * Thrown when a request cannot be done for a reason that its sender can understand: it becomes the answer,
 * as RFC 9457 problem details. Anything else that is thrown is a fault of Brygga itself.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly status: number;
  readonly values: Values;
  readonly errors: readonly ProblemEntry[];
  readonly explanation: { readonly user: string; readonly tech: string } | null;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(
      options.detail ?? PROBLEM_CODES[code],
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.status = options.status ?? STATUS[code];
    this.values = options.values ?? {};
    this.errors = options.errors ?? [];
    this.explanation = options.explanation ?? null;
  }

  /** The body of the answer. */
  toDetails(): ProblemDetails {
    return {
      type: `urn:brygga:problem:${this.code}`,
      title: PROBLEM_CODES[this.code],
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(Object.keys(this.values).length > 0 ? { values: this.values } : {}),
      ...(this.errors.length > 0 ? { errors: [...this.errors] } : {}),
      ...(this.explanation ? { explanation: this.explanation } : {}),
    };
  }
}
