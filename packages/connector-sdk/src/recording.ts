export { type RecordOptions, record } from "./recording/record.ts";
export {
  createReplayDispatcher,
  type ReplayDispatcher,
  type ReplayOptions,
  type ReplayService,
  replay,
} from "./recording/replay.ts";
export { REMOVED, type SecretsOptions } from "./recording/secrets.ts";
