import { businessDateOf } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import type { Standing } from "#domain/standing.ts";
import {
  type Known,
  type Question,
  readQuestion,
  type TypedQuestion,
  type Whereabouts,
  whereaboutsOf,
} from "#domain/whereabouts.ts";
import type { PublicContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { openInSql } from "#server/ledger/states-in-sql.ts";
import { Refusal } from "#server/refusal.ts";
import { spendProof } from "#server/whereabouts/proof.ts";
import { countQuestion } from "#server/whereabouts/question-limits.ts";

/**
 * Is this invoice on its way? For whoever holds it: number, day and total have to be right together, or the answer is
 * that of a number nobody knows.
 * @param proof of work, as the widget gives it; empty without a script
 * @returns what is wrong with what was typed; then nothing was looked up
 * @throws Refusal forbidden PROOF_WRONG, too-much PROOF_NEEDED, TOO_MANY_QUESTIONS (`until`)
 */
export async function findWhereabouts(
  context: PublicContext,
  typed: TypedQuestion,
  proof: string,
  now: Date,
): Promise<{ readonly whereabouts: Whereabouts } | { readonly problems: Problem[] }> {
  const read = readQuestion(typed);
  if ("problems" in read) return read;
  const proven = proof !== "";
  if (proven && !(await spendProof(proof, now))) throw new Refusal("forbidden", "PROOF_WRONG");
  await countQuestion(context, { key: read.question.key, proven }, now);
  return { whereabouts: whereaboutsOf(await known(context, read.question), businessDateOf(now)) };
}

type Row = {
  standing: Standing;
  issuedOn: string;
  voided: boolean;
  firstSeenAt: Date | null;
  receivedAt: Date | null;
  promisedBy: Date | null;
};

/** One look, by all three at once: what fits in two parts of three is not even read. */
async function known(context: PublicContext, { key, issuedOn, total }: Question): Promise<Known | null> {
  const [row] = await acrossTenants(
    context,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT ledger.standing, ledger.issued_on::text AS "issuedOn", ledger.voided, held.first_seen_at AS "firstSeenAt",
        (SELECT min(received_at) FROM submission JOIN receipt ON receipt.merchant_id = submission.merchant_id
          AND receipt.submission_id = submission.id
          WHERE submission.merchant_id = ledger.merchant_id AND submission.invoice_key = ledger.key) AS "receivedAt",
        (SELECT promised_by FROM submission WHERE submission.merchant_id = ledger.merchant_id
          AND submission.invoice_key = ledger.key AND state IN (${openInSql}) LIMIT 1) AS "promisedBy"
      FROM issued_invoice ledger
      LEFT JOIN held_invoice held ON held.merchant_id = ledger.merchant_id AND held.key = ledger.key
      WHERE ledger.key = ${key} AND ledger.issued_on = ${issuedOn}::date AND ledger.total = ${total}
      ORDER BY ledger.standing = 'AT_BUREAU' DESC LIMIT 1`,
  );
  if (!row) return null;
  const { standing, voided, firstSeenAt, receivedAt, promisedBy } = row;
  const since = earlier(firstSeenAt, receivedAt);
  return {
    standing,
    issuedOn: row.issuedOn,
    voided,
    atBureauSince: since && businessDateOf(since),
    promisedBy: promisedBy && businessDateOf(promisedBy),
  };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
