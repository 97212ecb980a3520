import { pressingStandings } from "#domain/standing.ts";
import { acceptedStates, openStates, resendableStates, returnedStates } from "#domain/submission.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/*
 * The states of domain/submission.ts for `state IN (…)`, and the standings of domain/standing.ts for `standing IN (…)`.
 * Literals and no parameters: only so does PostgreSQL see that a partial index covers what is asked.
 */
export const openInSql = literals(openStates);
export const acceptedInSql = literals(acceptedStates);
export const returnedInSql = literals(returnedStates);
export const resendableInSql = literals(resendableStates);
export const pressingInSql = literals(pressingStandings);

function literals(words: readonly string[]): Prisma.Sql {
  return Prisma.raw(words.map((word) => `'${word}'`).join(", "));
}
