import { businessDateOf } from "#domain/period.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** What is counted as good or bad: a suggestion is neither. */
export const countedInSql = Prisma.sql`kind <> 'suggestion'`;
/** 差评: 不满意 and below, and every complaint. */
export const badInSql = Prisma.sql`(kind = 'complaint' OR grade <= 2)`;
/** By hand where a person corrected the rule. */
export const causeInSql = Prisma.sql`coalesce(cause_by_hand, cause)`;

/** Somebody is to answer, or at it. */
export const waitingInSql = Prisma.sql`state IN ('open', 'taken')`;

/** Of what waits: nobody has answered, and the day has passed. */
export function lateInSql(now: Date): Prisma.Sql {
  return Prisma.sql`answered_at IS NULL AND due_on < ${businessDateOf(now)}::date`;
}
