import { type InvoiceKind, invoiceKindCodes } from "#domain/invoice-kind.ts";
import { practiceUnit } from "#domain/practice.ts";
import { baiwangBureau } from "#server/bureau/baiwang/baiwang.ts";
import { type Bureau, type ConnectorName, practiceWay } from "#server/bureau/bureau.ts";
import type { Deadlines } from "#server/bureau/http/client.ts";
import { keptApart } from "#server/bureau/keep-apart.ts";
import { leqiBureau } from "#server/bureau/leqi/leqi.ts";
import { packageBureau } from "#server/bureau/package/package.ts";
import { takeTurn } from "#server/bureau/take-turn.ts";
import { env } from "#server/env.ts";

let made: readonly Bureau[] | undefined;
let practice: Bureau | null | undefined;

/** Every way to the bureau this installation has, in the order of `connectorNames`. */
export function connectors(): readonly Bureau[] {
  made ??= [leqi(), ...baiwang(), packageBureau()].map((bureau) => keptApart(bureau, false));
  return made;
}

/** The sandbox practice merchants send to; null where none is set up. No way of the house's, and none of theirs is its. */
export function practiceBureau(): Bureau | null {
  practice ??= sandbox();
  return practice;
}

/** The way an invoice of this kind goes for a merchant who may use these; null while there is none. */
export function connectorFor(kind: InvoiceKind, ways: readonly ConnectorName[]): Bureau | null {
  return everyBureau().find((bureau) => ways.includes(bureau.name) && bureau.carries(kind)) ?? null;
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
  const bureau = everyBureau().find((one) => one.name === name);
  if (!bureau) throw new Error(`there is no way to the bureau called ${name}`);
  return bureau;
}

/** One of the house's own. */
export function connectorNamed(name: string): Bureau | null {
  return connectors().find((bureau) => bureau.name === name) ?? null;
}

function everyBureau(): Bureau[] {
  return [...connectors(), practiceBureau()].filter((bureau) => bureau !== null);
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

/** Speaks 乐企 to a sandbox under a unit no bureau knows. */
function sandbox(): Bureau | null {
  const { PRACTICE_URL: url, PRACTICE_SM4_KEY: sm4Key } = env();
  if (!url || !sm4Key) return null;
  const agreed = { name: practiceWay, userId: practiceUnit, platformNumber: practiceUnit } as const;
  const bureau = leqiBureau({ url, sm4Key, ...agreed, deadlines: deadlines(), turn: () => takeTurn(practiceWay) });
  return keptApart(bureau, true);
}

function deadlines(): Deadlines {
  const { BUREAU_CONNECT_SECONDS, BUREAU_HEADERS_SECONDS, BUREAU_TOTAL_SECONDS } = env();
  return {
    connectMs: BUREAU_CONNECT_SECONDS * 1_000,
    headersMs: BUREAU_HEADERS_SECONDS * 1_000,
    totalMs: BUREAU_TOTAL_SECONDS * 1_000,
  };
}
