import type { SupportCase } from "#server/generated/prisma/client.ts";

/** What the first word from a person sets, and only the first: when it came, and whether that was in time. */
export function firstReply(
  { firstReplyAt, state, dueAt }: Pick<SupportCase, "firstReplyAt" | "state" | "dueAt">,
  now: Date,
): { firstReplyAt?: Date; firstInTime?: boolean } {
  if (firstReplyAt) return {};
  return { firstReplyAt: now, firstInTime: state !== "open" || now <= dueAt };
}
