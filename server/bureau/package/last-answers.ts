import type { InvoiceKey } from "#domain/invoice.ts";
import { endedStates } from "#domain/submission.ts";
import type { Party } from "#server/bureau/bureau.ts";
import { answerFactsSchema, type StoredAnswer } from "#server/bureau/package/stored-answer.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Where an invoice on its way lies, and what was brought back about it last. */
export type LyingInvoice = {
  readonly key: InvoiceKey;
  /** In a package that somebody downloaded: from then on it may be at the bureau. */
  readonly mayBeThere: boolean;
  readonly answer: StoredAnswer | null;
};

type Row = {
  key: string;
  downloaded: boolean;
  file: string | null;
  readAt: Date | null;
  kind: StoredAnswer["kind"] | null;
  code: string | null;
  message: string | null;
  facts: unknown;
};

/** By the package each lies in now; what lies in none was never carried anywhere. */
export async function lastAnswers(
  party: Party,
  keys: readonly InvoiceKey[],
): Promise<ReadonlyMap<InvoiceKey, LyingInvoice>> {
  const rows = await inTransaction(
    systemContext(party.merchantId, "package"),
    (tx) => tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (submission.invoice_key) submission.invoice_key AS key, package.downloaded_at IS NOT NULL AS downloaded,
      answer.file_sha256 AS file, answer.read_at AS "readAt", answer.kind, answer.code, answer.message, answer.facts
    FROM submission
    JOIN package ON package.merchant_id = submission.merchant_id AND package.id = submission.package_id
    LEFT JOIN package_answer answer ON answer.merchant_id = submission.merchant_id AND answer.package_id = package.id
      AND answer.invoice_key = submission.invoice_key
    WHERE submission.merchant_id = ${party.merchantId}::uuid AND submission.invoice_key = ANY(${[...keys]}::text[])
      AND NOT submission.state = ANY(${[...endedStates]}::text[])
    ORDER BY submission.invoice_key, answer.read_at DESC NULLS LAST`,
  );
  return new Map(rows.map((row) => [row.key, { key: row.key, mayBeThere: row.downloaded, answer: answerIn(row) }]));
}

function answerIn({ key, file, readAt, kind, code, message, facts }: Row): StoredAnswer | null {
  if (file === null || readAt === null || kind === null) return null;
  return {
    invoiceKey: key,
    fileSha256: file,
    readAt,
    kind,
    code: code ?? "",
    message: message ?? "",
    facts: answerFactsSchema.parse(facts ?? {}),
  };
}
