import type { Channel } from "#domain/recipient.ts";
import type { OperatorContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { type WaitingLetters, waitingLetters } from "#server/notices/waiting-letters.ts";
import type { LetterKind } from "#server/notices/write-letters.ts";

/** A letter that will not be tried again; without its address and words, which are the merchant's. */
export type GivenUpLetter = {
  readonly id: string;
  readonly merchant: string;
  readonly channel: Channel;
  readonly kind: LetterKind;
  readonly attempts: number;
  readonly writtenAt: Date;
  readonly givenUpAt: Date;
  /** Short: `550`, `timeout`, `errcode-93000`. */
  readonly why: string;
};

/** What became of the letters of one channel that were written lately. */
export type ChannelCounts = {
  readonly channel: Channel | "inbox";
  readonly sent: number;
  readonly waiting: number;
  readonly retrying: number;
  readonly givenUp: number;
};

/** What is due and not sent yet, whatever the reason, and what was given up. */
export type Outbox = WaitingLetters & {
  readonly channels: readonly ChannelCounts[];
  readonly givenUp: readonly GivenUpLetter[];
};

const mostListed = 20;
const lookBackDays = 7;

/** The outbox as operators see it: what waits, and what was given up lately, the latest first. */
export async function listGivenUp(context: OperatorContext, now: Date): Promise<Outbox> {
  const since = new Date(now.getTime() - lookBackDays * 86_400_000);
  return acrossTenants(context, async (tx) => {
    const givenUp = await tx.$queryRaw<GivenUpLetter[]>`
      SELECT letter.id::text, merchant.name AS merchant, channel, kind, attempts, written_at AS "writtenAt",
        given_up_at AS "givenUpAt", coalesce(last_failure, '') AS why
      FROM letter JOIN merchant ON merchant.id = merchant_id
      WHERE given_up_at > ${since} AND last_failure IS DISTINCT FROM 'removed'
      ORDER BY given_up_at DESC, letter.id DESC LIMIT ${mostListed}`;
    const channels = await tx.$queryRaw<ChannelCounts[]>`
      SELECT channel, (count(*) FILTER (WHERE sent_at IS NOT NULL))::int AS sent,
        (count(*) FILTER (WHERE next_at IS NOT NULL AND attempts = 0))::int AS waiting,
        (count(*) FILTER (WHERE next_at IS NOT NULL AND attempts > 0))::int AS retrying,
        (count(*) FILTER (WHERE given_up_at IS NOT NULL AND last_failure IS DISTINCT FROM 'removed'))::int AS "givenUp"
      FROM letter WHERE written_at > ${since} GROUP BY channel ORDER BY channel DESC`;
    return { ...(await waitingLetters(tx, now)), channels, givenUp };
  });
}
