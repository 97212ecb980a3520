import { type InvoiceKind, invoiceKindCodes } from "#domain/invoice-kind.ts";
import type { Bureau, ConnectorName } from "#server/bureau/bureau.ts";
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

/** The way an invoice of this kind goes for a merchant who may use these; null while there is none. */
export function connectorFor(kind: InvoiceKind, ways: readonly ConnectorName[]): Bureau | null {
  return connectors().find((bureau) => ways.includes(bureau.name) && bureau.carries(kind)) ?? null;
}

/** Every kind there is a way for. */
export function carriedKinds(ways: readonly ConnectorName[]): InvoiceKind[] {
  return invoiceKindCodes.filter((kind) => connectorFor(kind, ways) !== null);
}

export function connectorNamed(name: string): Bureau | null {
  return connectors().find((bureau) => bureau.name === name) ?? null;
}
