import type { CrmField } from "@brygga/api-contract";
import { useState } from "react";
import { ApiError } from "../../../api/api-error.ts";

interface FieldErrorsOptions {
  /** Codes of inputs that are no values, by field key. */
  invalid: Readonly<Record<string, string>>;
  /** What the server answered to the last attempt to save. */
  error: unknown;
}

/**
 * Codes of what is wrong with single fields: told once saving was tried, so that nobody is corrected while
 * still typing. What the server objected to is told until the field is changed.
 */
export function useFieldErrors({ invalid, error }: FieldErrorsOptions) {
  const [isChecked, setChecked] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const fromServer = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return {
    errorOf: ({ key }: CrmField): string | undefined => {
      if (isChecked && Object.hasOwn(invalid, key)) return invalid[key];
      return touched.has(key) ? undefined : fromServer.find(({ path }) => path === key)?.code;
    },
    refusals,
    /** Looks at all fields; answers whether they can be saved as they are. */
    check: (): boolean => {
      const isFine = Object.keys(invalid).length === 0;
      setChecked(true);
      setTouched(new Set());
      if (!isFine) setRefusals((before) => before + 1);
      return isFine;
    },
    touch: (key: string) => setTouched((before) => new Set(before).add(key)),
    forget: () => setChecked(false),
  };
}
