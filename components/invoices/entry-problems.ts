import type { FieldError, FieldErrors } from "react-hook-form";
import type { Problem } from "#domain/problem.ts";
import type { EntryValues } from "./entry-values.ts";

/** Errors as react-hook-form nests them, back as the problems they are. */
export function problemsIn(errors: FieldErrors<EntryValues>): Problem[] {
  return collected("", errors);
}

function collected(path: string, errors: unknown): Problem[] {
  if (typeof errors !== "object" || errors === null) return [];
  if (isError(errors))
    return [{ code: errors.message ?? "", severity: "reject", field: path, facts: textsIn(errors.types) }];
  return Object.entries(errors).flatMap(([name, inner]) =>
    collected(path === "" || name === "root" ? path || name : `${path}.${name}`, inner),
  );
}

function isError(value: object): value is FieldError {
  return "message" in value && typeof value.message === "string";
}

function textsIn(types: FieldError["types"] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(types).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
