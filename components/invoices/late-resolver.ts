import type { Resolver } from "react-hook-form";
import type { CheckGround } from "#domain/check-invoice.ts";
import type { EntryValues } from "./entry-values.ts";

/**
 * The schema weighs more than the form, so it comes when the form is first handed in. Where it does not come, the
 * server checks alone, as it does anyway.
 */
export function lateResolver(ground: CheckGround): Resolver<EntryValues> {
  return async (values, context, options) => {
    const loaded = await import("./entry-resolver.ts").catch(() => null);
    return loaded ? loaded.entryResolver(ground)(values, context, options) : { values, errors: {} };
  };
}
