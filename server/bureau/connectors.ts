import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { leqiBureau } from "#server/bureau/leqi/leqi.ts";
import { env } from "#server/env.ts";

let made: readonly Bureau[] | undefined;

/** Every way to the bureau this installation has. */
export function connectors(): readonly Bureau[] {
  made ??= [
    leqiBureau({
      url: env().LEQI_URL,
      sm4Key: env().LEQI_SM4_KEY,
      userId: env().LEQI_USER_ID,
      platformNumber: env().LEQI_PLATFORM,
    }),
  ];
  return made;
}

/** The way an invoice of this kind goes; null while there is none. */
export function connectorFor(kind: InvoiceKind): Bureau | null {
  return connectors().find((bureau) => bureau.carries(kind)) ?? null;
}

export function connectorNamed(name: string): Bureau | null {
  return connectors().find((bureau) => bureau.name === name) ?? null;
}
