import { z } from "zod";

/** A field of a wire: text or a JSON number, read as the text it was written as; empty where there is none. */
export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value).trim()));

/** The same of something that is not parsed as a whole. */
export function field(content: unknown, name: string): string {
  if (typeof content !== "object" || content === null || !Object.hasOwn(content, name)) return "";
  const value: unknown = Reflect.get(content, name);
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
