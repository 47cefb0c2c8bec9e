import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** What a figure has to be read with. */
export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Of the last minute, when the benchmark began: well above 1 means that others were at work. */
  readonly load: number;
}

export function describeMachine(): Machine {
  const { version, platform, arch } = process;
  return {
    node: version,
    platform: `${platform} ${arch}`,
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cpus: availableParallelism(),
    memoryBytes: totalmem(),
    load: loadavg()[0] ?? 0,
  };
}
