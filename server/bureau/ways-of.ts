import { type ConnectorName, everyWay } from "#server/bureau/bureau.ts";

/** The ways a merchant may use, in the order in which they are preferred; names nobody knows any more are left out. */
export function waysOf({ ways }: { readonly ways: readonly string[] }): ConnectorName[] {
  return everyWay.filter((name) => ways.includes(name));
}
