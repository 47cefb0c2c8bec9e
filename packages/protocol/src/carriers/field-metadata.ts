import { z } from "zod";

export const FIELD_TYPES = [
  "Checkbox",
  "Text",
  "Password",
  "Integer",
  "Double",
  "List",
  "Datetime",
  "Label",
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const FIELD_ACCESS = ["Normal", "Mandatory", "ReadOnly"] as const;
export type FieldAccess = (typeof FIELD_ACCESS)[number];

/**
 * Describes one field: of a connection's configuration, or of an actor type. Names of enumerations travel as
 * text; an unknown name is kept, shown and treated as Text / Normal.
 */
export const fieldMetadata = z
  .object({
    access: z.string().meta({ wireType: "FieldAccessInfoWS", wireValues: FIELD_ACCESS }),
    /** Wire text; a list default is an item key. May hold template tags such as `<name>`. */
    defaultValue: z.string(),
    /** Tooltip, possibly multi-language text. */
    displayDescription: z.string(),
    /** Possibly multi-language text. */
    displayName: z.string(),
    fieldKey: z.string(),
    fieldType: z.string().meta({ wireType: "FieldMetadataTypeInfoWS", wireValues: FIELD_TYPES }),
    listName: z.string(),
    /** Characters; 0 is no limit. */
    maxLength: z.int(),
    rank: z.int(),
  })
  .meta({ wireName: "FieldMetadataInfoWS" });
export type FieldMetadata = z.infer<typeof fieldMetadata>;

/** Called FieldMetaDataObjects on the wire. null where the answer had no list. */
export const fieldMetadataList = z.array(fieldMetadata).nullable().meta({ wireName: "FieldMetaDataObjects" });
