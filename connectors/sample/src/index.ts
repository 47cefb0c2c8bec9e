export type { SampleSize } from "./edit-journal.ts";
export { createSampleConnector } from "./sample-connector.ts";
export { createSampleErp, type SampleErp, type SampleErpOptions } from "./sample-erp.ts";
export {
  isSampleActorType,
  SAMPLE_ACTOR_TYPES,
  SAMPLE_FIELDS,
  type SampleActorType,
  type SampleField,
} from "./sample-fields.ts";
export { itemsOf } from "./sample-lists.ts";
