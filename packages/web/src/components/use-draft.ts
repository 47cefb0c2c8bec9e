import { useCallback, useRef, useState } from "react";
import type { z } from "zod";

export interface Draft<Value> {
  value: Value;
  set: (change: Partial<Value>) => void;
  /** Forgets what was typed, here and in the browser's memory of this tab. */
  clear: () => void;
}

interface DraftOptions<Value extends object> {
  schema: z.ZodType<Value>;
  initial: Value;
  /** What may be kept over a reload: passwords are taken out here. Everything by default. */
  keep?: (value: Value) => Value;
}

const prefix = "brygga.draft.";

function read<Value extends object>(key: string, schema: z.ZodType<Value>): Value | undefined {
  const stored = sessionStorage.getItem(prefix + key);
  if (stored === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}

/** What is typed into a dialog, kept over a reload of the page until the dialog is done or discarded. */
export function useDraft<Value extends object>(key: string, options: DraftOptions<Value>): Draft<Value> {
  const { schema, initial, keep = (value) => value } = options;
  const [value, setValue] = useState(() => read(key, schema) ?? initial);
  // Several changes of one event build on each other before React renders again.
  const latest = useRef(value);
  const set = useCallback(
    (change: Partial<Value>) => {
      latest.current = { ...latest.current, ...change };
      sessionStorage.setItem(prefix + key, JSON.stringify(keep(latest.current)));
      setValue(latest.current);
    },
    [key, keep],
  );
  const clear = useCallback(() => {
    sessionStorage.removeItem(prefix + key);
    latest.current = initial;
    setValue(initial);
  }, [key, initial]);
  return { value, set, clear };
}
