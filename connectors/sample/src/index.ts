export type { SampleSize } from "./edit-journal.ts";
export { createSampleConnector } from "./sample-connector.ts";
export { createSampleErp, type SampleErp, type SampleErpOptions } from "./sample-erp.ts";
export { SAMPLE_ACTOR_TYPES, type SampleActorType } from "./sample-fields.ts";
