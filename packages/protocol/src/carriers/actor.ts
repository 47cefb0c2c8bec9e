import { z } from "zod";

/** The actor types of the contract. A connector cannot invent types; an unknown name is kept, never a crash. */
export const ACTOR_TYPES = [
  "Customer",
  "Supplier",
  "Partner",
  "Person",
  "Project",
  "Employee",
  "Sale",
] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

/**
 * A record of the ERP as it travels. All values are wire text (see the value codec); `lastModified` is opaque
 * apart from its order; strings without a value are empty. A field that is absent from `fieldValues` was not
 * returned, which is not the same as blank.
 */
export const actor = z
  .object({
    actorType: z.string(),
    erpKey: z.string(),
    fieldValues: z.record(z.string(), z.string()),
    lastModified: z.string(),
    parentActorType: z.string(),
    parentErpKey: z.string(),
  })
  .meta({ wireName: "ErpActorWS" });
export type Actor = z.infer<typeof actor>;
