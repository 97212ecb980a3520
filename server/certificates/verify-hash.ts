import { countCheck } from "#server/certificates/verify-limits.ts";
import type { PublicContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";

/**
 * Whether an answer of the bureau with this SHA-256 is among the receipts, and since when; nothing else is said of it.
 * @param typed 64 hex digits, in any case and spacing
 * @returns null where there is none, or where that is no hash
 * @throws Refusal too-much TOO_MANY_CHECKS
 */
export async function verifyHash(
  context: PublicContext,
  typed: string,
  now: Date,
): Promise<{ readonly receivedAt: Date } | null> {
  await countCheck(context, "lookUp", now);
  const hex = hashIn(typed);
  if (hex === null) return null;
  const row = await acrossTenants(context, (tx) =>
    tx.receipt.findFirst({
      where: { sha256: new Uint8Array(Buffer.from(hex, "hex")) },
      select: { receivedAt: true },
      orderBy: { receivedAt: "asc" },
    }),
  );
  return row;
}

/** The hash in what was typed; null where it is none. */
export function hashIn(typed: string): string | null {
  const plain = typed.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null;
}
