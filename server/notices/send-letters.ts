import { randomInt } from "node:crypto";
import type { Channel } from "#domain/recipient.ts";
import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import type { Delivery } from "#server/notices/delivery.ts";
import { type PostOffice, postOffice } from "#server/notices/post-office.ts";

export const attemptLimit = 12;
/** Longer than any carrier takes: after it a letter whose worker never came back is tried again. */
export const leaseMs = 120_000;
const firstWaitMs = 30_000;
const longestWaitMs = 6 * 3_600_000;

/**
 * Sends what is due, one by one, until nothing is. Each is claimed before and marked after, so two workers do not send
 * the same; a worker killed between the two sends it again (at least once), under the same Message-ID.
 * @returns how many were delivered
 */
export async function sendLetters(
  context: SystemContext,
  clock: () => Date,
  office: PostOffice = postOffice(),
): Promise<number> {
  let delivered = 0;
  for (let letter = await claim(context, office, clock()); letter; letter = await claim(context, office, clock())) {
    const delivery = await carry(office, context.merchantId, letter);
    await note(context, letter, delivery, clock());
    if (delivery.kind === "delivered") delivered += 1;
  }
  return delivered;
}

type Claimed = {
  id: bigint;
  channel: Channel;
  address: string;
  kind: string;
  subject: string;
  text: string;
  writtenAt: Date;
  unsubscribe: string | null;
  attempts: number;
};

async function claim(context: SystemContext, office: PostOffice, now: Date): Promise<Claimed | undefined> {
  const rows = await inTransaction(
    context,
    (tx) => tx.$queryRaw<Claimed[]>`
      UPDATE letter SET attempts = attempts + 1, next_at = ${new Date(now.getTime() + leaseMs)}
      WHERE merchant_id = ${context.merchantId}::uuid AND id = (
        SELECT id FROM letter
        WHERE merchant_id = ${context.merchantId}::uuid AND next_at <= ${now} AND channel = ANY(${Object.keys(office)}::text[])
        ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, channel, address, kind, subject, text, written_at AS "writtenAt", unsubscribe, attempts`,
  );
  return rows[0];
}

async function carry(office: PostOffice, merchantId: string, letter: Claimed): Promise<Delivery> {
  const { id, channel, address, subject, text, writtenAt, unsubscribe } = letter;
  const messageId = `<letter-${id}.${merchantId}@${new URL(env().APP_URL).hostname}>`;
  const carrier = office[channel];
  if (!carrier) return { kind: "later", why: "not-set-up" };
  return carrier({ messageId, address, subject, text, writtenAt, unsubscribe });
}

/** What was delivered is so whoever says it; a failure counts only while nobody else has taken the letter up. */
async function note(context: SystemContext, letter: Claimed, delivery: Delivery, now: Date): Promise<void> {
  const mine = { merchantId: context.merchantId, id: letter.id, sentAt: null };
  if (delivery.kind === "delivered") {
    const sent = { sentAt: now, nextAt: null, givenUpAt: null, lastFailure: null };
    await inTransaction(context, (tx) => tx.letter.updateMany({ where: mine, data: sent }));
    return;
  }
  const over = delivery.kind === "never" || letter.attempts >= attemptLimit;
  const data = {
    lastFailure: delivery.why.slice(0, 60),
    nextAt: over ? null : new Date(now.getTime() + waitMs(letter.attempts)),
    givenUpAt: over ? now : null,
  };
  await inTransaction(context, async (tx) => {
    const where = { ...mine, attempts: letter.attempts, givenUpAt: null };
    const { count } = await tx.letter.updateMany({ where, data });
    if (count === 0 || !over) return;
    const facts = { kind: letter.kind, channel: letter.channel, why: data.lastFailure, attempts: letter.attempts };
    await record(
      tx,
      context,
      [{ action: "letter.given-up", subjectKind: "letter", subjects: [String(letter.id)], facts }],
      now,
    );
  });
  const { id, kind, channel, attempts } = letter;
  log().warn({ letter: String(id), kind, channel, attempts, why: data.lastFailure, over }, "letter not delivered");
}

/** 30 s doubling up to 6 h, half of it by chance: twelve attempts span most of a day. */
function waitMs(attempts: number): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts - 1, 20));
  return full / 2 + (full / 2) * (randomInt(1_000_000) / 1_000_000);
}
