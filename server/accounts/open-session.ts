import { randomUUID } from "node:crypto";
import type { Device } from "#server/accounts/device.ts";
import { chainOf, contextOf, type SignedInAccount, type VerifiedAccount } from "#server/accounts/signed-in.ts";
import { record } from "#server/audit.ts";
import { inTransaction } from "#server/db.ts";

/** However busy: after a week one signs in again. */
export const sessionSeconds = 7 * 86_400;

/** Always a session of its own, never one the browser brought along: a planted cookie is worth nothing. */
export async function openSession(
  account: VerifiedAccount,
  device: Device,
  now = new Date(),
): Promise<SignedInAccount> {
  const signedIn = { ...account, sessionId: randomUUID() };
  const context = chainOf(contextOf(signedIn));
  await inTransaction(context, async (tx) => {
    await tx.session.create({
      data: {
        id: signedIn.sessionId,
        accountId: account.id,
        userAgent: device.userAgent,
        address: device.address,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
      },
    });
    const facts = { account: account.id, address: device.address };
    await record(
      tx,
      context,
      [{ action: "session.opened", subjectKind: "session", subjects: [signedIn.sessionId], facts }],
      now,
    );
  });
  return signedIn;
}
