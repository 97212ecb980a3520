import { textOf } from "#app/text-of.ts";
import { rowIdIn } from "#domain/row-id.ts";

/** The id a form sent under a name. What is no id is the id of nothing. */
export function idOf(form: FormData, name: string): bigint {
  return rowIdIn(textOf(form, name)) ?? 0n;
}
