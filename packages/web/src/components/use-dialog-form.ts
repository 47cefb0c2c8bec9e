import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { mutateThen } from "../api/mutate-then.ts";
import { useDraft } from "./use-draft.ts";

/** What keeps a value from being saved, by member. */
export type FormErrors<Value> = { readonly [Member in keyof Value]?: string | undefined };

interface DialogFormOptions<Value extends object, Saved> {
  /** Under which what is typed survives a reload. */
  name: string;
  schema: z.ZodType<Value>;
  initial: Value;
  /** What may be kept over a reload: passwords are taken out here. */
  keep?: (value: Value) => Value;
  check: (value: Value) => FormErrors<Value>;
  save: (value: Value) => Promise<Saved>;
  onClose: () => void;
  /** @default the dialog closes */
  onSaved?: (saved: Saved) => void;
}

/** The state of a dialog that changes one thing: what is typed, what is wrong with it, and how to save it. */
export function useDialogForm<Value extends object, Saved>(options: DialogFormOptions<Value, Saved>) {
  const { name, schema, initial, keep, check, save, onClose, onSaved } = options;
  const draft = useDraft<Value>(name, { schema, initial, ...(keep === undefined ? {} : { keep }) });
  const [isChecked, setChecked] = useState(false);
  const saving = useMutation({ mutationFn: save });
  const wrong = check(draft.value);
  const errors: FormErrors<Value> = isChecked ? wrong : {};
  const close = () => {
    draft.clear();
    onClose();
  };
  return {
    value: draft.value,
    errors,
    error: saving.error,
    isPending: saving.isPending,
    isDirty: JSON.stringify(draft.value) !== JSON.stringify(initial),
    set: (change: Partial<Value>) => {
      if (saving.error !== null) saving.reset();
      draft.set(change);
    },
    close,
    /** Gives up what was typed, because somebody else has changed the same. */
    forget: draft.clear,
    submit: (event: FormEvent) => {
      event.preventDefault();
      setChecked(true);
      if (Object.values(wrong).some((text) => text !== undefined)) return;
      mutateThen(saving, draft.value, {
        done: (saved) => {
          draft.clear();
          if (onSaved === undefined) onClose();
          else onSaved(saved);
        },
      });
    },
  };
}

/** Of the form what its dialog needs, whatever it edits. */
export type DialogForm = Pick<
  ReturnType<typeof useDialogForm<object, unknown>>,
  "error" | "isPending" | "isDirty" | "close" | "forget" | "submit"
>;
