import { caseFileLimits } from "#domain/case-file.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";
import { refuseBeyond } from "#server/throttle.ts";

/** A message is read by a person: enough for a conversation, too little for a flood. */
export const messageLimit = { name: "case-message", points: 30, seconds: 3_600 } as const;
export const fileLimit = { name: "case-file", points: caseFileLimits.aDay, seconds: 86_400 } as const;

/** @throws Refusal too-much TOO_MANY_MESSAGES, with `until` */
export async function notTooManyMessages({ accountId }: MerchantContext, now: Date): Promise<void> {
  await refuseBeyond([{ limit: messageLimit, of: accountId }], "TOO_MANY_MESSAGES", now);
}

/** @throws Refusal too-much TOO_MANY_FILES, with `until` */
export async function notTooManyFiles({ accountId }: MerchantContext | SupportContext, now: Date): Promise<void> {
  await refuseBeyond([{ limit: fileLimit, of: accountId }], "TOO_MANY_FILES", now);
}
