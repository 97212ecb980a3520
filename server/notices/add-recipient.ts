import type { Problem } from "#domain/problem.ts";
import {
  type Channel,
  channels,
  type HouseWant,
  houseWants,
  mostRecipients,
  type RecipientLocale,
  readAddress,
  recipientLocales,
} from "#domain/recipient.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext, OperatorContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { env } from "#server/env.ts";
import { inTurn, isOneOf, type Recipients, recipientsOf } from "#server/notices/recipients-of.ts";

export type TypedRecipient = {
  readonly channel: string;
  readonly address: string;
  readonly locale: string;
  /** Of an operator: which of `houseWants`; alerts where nothing is said. */
  readonly wants?: string;
};

/**
 * From now on the merchant hears from us there; of an operator: from now on alerts go there, or reports, or both.
 * @returns what is wrong with the address; then nothing was kept
 * @throws Refusal forbidden OWNERS_ONLY
 */
export async function addRecipient(
  context: MerchantContext | OperatorContext,
  typed: TypedRecipient,
  now: Date,
): Promise<Problem[]> {
  const recipients = recipientsOf(context);
  const channel = channels.find((known) => known === typed.channel) ?? channels[0];
  const locale = recipientLocales.find((known) => known === typed.locale) ?? recipientLocales[0];
  const read = readAddress(channel, typed.address, env().WECOM_HOSTS);
  if ("problem" in read) return [read.problem];
  const { tenant, facts } = recipients;
  const wants = recipients.kinds.length === 0 ? null : wantOf(typed);
  const kinds = wants === null ? [] : houseWants[wants];
  return inTransaction(tenant, async (tx) => {
    const refused = await noRoom(tx, recipients, channel, read.address);
    if (refused) return [refused];
    const { merchantId } = tenant;
    const { id } = await tx.recipient.create({
      data: { merchantId, channel, address: read.address, locale, kinds: [...kinds], createdAt: now, confirmedAt: now },
    });
    await record(tx, tenant, [added(id, { channel, locale, ...(wants && { wants }), ...facts })], now);
    return [];
  });
}

function wantOf({ wants }: TypedRecipient): HouseWant {
  return wants === "both" || wants === "report" ? wants : "alert";
}

/** In turn, so that two at once cannot add one too many. */
async function noRoom(tx: Tx, recipients: Recipients, channel: Channel, address: string): Promise<Problem | null> {
  await inTurn(tx, recipients);
  const there = await tx.recipient.findMany({ where: isOneOf(recipients) });
  if (there.some((one) => one.channel === channel && one.address === address)) return problem("RECIPIENT_KNOWN");
  return there.length < mostRecipients ? null : problem("TOO_MANY_RECIPIENTS", { most: String(mostRecipients) });
}

/** Without the address: it may be a person's, or a key. */
function added(id: bigint, facts: { channel: Channel; locale: RecipientLocale; wants?: HouseWant; account?: string }) {
  return {
    action: "recipient.added",
    subjectKind: "recipient",
    subjects: [String(id)],
    facts,
  } as const;
}

function problem(code: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field: "address", facts };
}
