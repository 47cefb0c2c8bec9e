import { StartError } from "@brygga/server";

type Values = Record<string, Record<string, string | null>>;

/** Texts by key; numbers and booleans are taken for what they say. @throws StartError */
export function readTexts(file: string, content: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readObject(file, content)).map(([key, value]) => {
      if (["string", "number", "boolean"].includes(typeof value)) return [key, String(value)];
      throw new StartError(`${file}: the value of ${key} must be a text, a number, true or false.`);
    }),
  );
}

/** Values by actor type and field key. @throws StartError */
export function readValues(file: string, content: string): Values {
  return Object.fromEntries(
    Object.entries(readObject(file, content)).map(([actorType, fields]) => {
      if (!isObject(fields) || !Object.values(fields).every(isValue)) {
        throw new StartError(`${file}: ${actorType} must be an object of texts, or null, by field key.`);
      }
      return [actorType, fields as Values[string]];
    }),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isValue = (value: unknown): boolean => value === null || typeof value === "string";

function readObject(file: string, content: string): Record<string, unknown> {
  const value = parsed(file, content);
  if (isObject(value)) return value;
  throw new StartError(`${file} must hold a JSON object, such as { "Company": "Nordvik" }.`);
}

function parsed(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new StartError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
