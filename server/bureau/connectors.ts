import { type InvoiceKind, invoiceKindCodes } from "#domain/invoice-kind.ts";
import { baiwangBureau } from "#server/bureau/baiwang/baiwang.ts";
import type { Bureau, ConnectorName } from "#server/bureau/bureau.ts";
import type { Deadlines } from "#server/bureau/http/client.ts";
import { leqiBureau } from "#server/bureau/leqi/leqi.ts";
import { packageBureau } from "#server/bureau/package/package.ts";
import { takeTurn } from "#server/bureau/take-turn.ts";
import { env } from "#server/env.ts";

let made: readonly Bureau[] | undefined;

/** Every way to the bureau this installation has, in the order of `connectorNames`. */
export function connectors(): readonly Bureau[] {
  made ??= [leqi(), ...baiwang(), packageBureau()];
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

/** The ways whose lists say all that can be known of a merchant's invoices: none whose kinds another one lists already. */
export function listingWays(ways: readonly ConnectorName[]): Bureau[] {
  const listing: Bureau[] = [];
  for (const bureau of connectors().filter(({ name }) => ways.includes(name))) {
    const more = invoiceKindCodes.some((kind) => bureau.lists(kind) && !listing.some((one) => one.lists(kind)));
    if (more) listing.push(bureau);
  }
  return listing;
}

/** The way something was sent by. Throws when this installation has it no more: nothing else knows what became of it. */
export function bureauOf(name: string): Bureau {
  const bureau = connectorNamed(name);
  if (!bureau) throw new Error(`there is no way to the bureau called ${name}`);
  return bureau;
}

export function connectorNamed(name: string): Bureau | null {
  return connectors().find((bureau) => bureau.name === name) ?? null;
}

function leqi(): Bureau {
  return leqiBureau({
    url: env().LEQI_URL,
    sm4Key: env().LEQI_SM4_KEY,
    userId: env().LEQI_USER_ID,
    platformNumber: env().LEQI_PLATFORM,
    deadlines: deadlines(),
    turn: () => takeTurn("leqi"),
  });
}

/** Only where it is set up; `parseEnv` has seen to it that its keys are all there then. */
function baiwang(): Bureau[] {
  const { BAIWANG_URL, BAIWANG_APP_KEY, BAIWANG_APP_SECRET, BAIWANG_USER, BAIWANG_PASSWORD, BAIWANG_SALT } = env();
  if (!BAIWANG_URL || !BAIWANG_APP_KEY || !BAIWANG_APP_SECRET || !BAIWANG_USER || !BAIWANG_PASSWORD || !BAIWANG_SALT)
    return [];
  return [
    baiwangBureau({
      url: BAIWANG_URL,
      appKey: BAIWANG_APP_KEY,
      appSecret: BAIWANG_APP_SECRET,
      user: BAIWANG_USER,
      password: BAIWANG_PASSWORD,
      salt: BAIWANG_SALT,
      deadlines: deadlines(),
      turn: () => takeTurn("baiwang"),
    }),
  ];
}

function deadlines(): Deadlines {
  const { BUREAU_CONNECT_SECONDS, BUREAU_HEADERS_SECONDS, BUREAU_TOTAL_SECONDS } = env();
  return {
    connectMs: BUREAU_CONNECT_SECONDS * 1_000,
    headersMs: BUREAU_HEADERS_SECONDS * 1_000,
    totalMs: BUREAU_TOTAL_SECONDS * 1_000,
  };
}
