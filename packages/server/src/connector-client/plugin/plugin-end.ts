import { CallError } from "../call-error.ts";
import type { FailureValues } from "../connector-failure.ts";

/**
 * Why a plugin's process is not there:
 * - "load": its file could not be loaded, or exports no connector;
 * - "not-started": the operating system did not start it; - "start": it did not become ready in time;
 * - "exit": it ended itself; - "crash": an error that nobody caught, or a signal, ended it;
 * - "memory": it took more than it may; - "hang": it did nothing any more, not even say so;
 * - "garbage": it sent something that is not of the protocol; - "stopped": Brygga ended it.
 */
export type PluginProblem =
  | "load"
  | "not-started"
  | "start"
  | "exit"
  | "crash"
  | "memory"
  | "hang"
  | "garbage"
  | "stopped";

export interface PluginEnd {
  readonly problem: PluginProblem;
  /** Exit code, name of the signal, or the message of the error; "" where there is nothing more to say. */
  readonly why: string;
}

/** Thrown by what needs the process of a plugin that has ended. */
export class PluginEnded extends Error {
  override readonly name = "PluginEnded";
  readonly end: PluginEnd;

  constructor(end: PluginEnd) {
    super(`the plugin's process has ended (${end.problem})${end.why === "" ? "" : `: ${end.why}`}`);
    this.end = end;
  }
}

/** The end as the failure of a call. */
export function failedByEnd(plugin: string, ended: PluginEnded, more: FailureValues = {}): CallError {
  const { problem, why } = ended.end;
  const values = { plugin, problem, why, ...more };
  return new CallError("plugin-failed", values, { message: ended.message, cause: ended });
}
