import type { LogSearch } from "./log-search.ts";

/** What every filter of the log is given. */
export interface LogFilterProps {
  search: LogSearch;
  /** Changes the conditions that are named; undefined takes one away. */
  onChange: (part: Partial<LogSearch>) => void;
}
