import { z } from "zod";

/** A value, or that value written as JSON into a string. */
export function textOrJson<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (typeof value === "string" ? parsed(value) : value), schema);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
