import { judgeBaiwang } from "#sandbox/baiwang/judge-upload.ts";
import { inTransaction } from "#sandbox/database.ts";
import type { Verdict } from "#sandbox/judging/judge.ts";
import { judgeLeqi } from "#sandbox/leqi/judge-upload.ts";
import type { Office } from "#sandbox/office.ts";
import type { Upload, Wire } from "#sandbox/uploads.ts";

/** Reads an invoice as its wire wrote it, and gives the verdict. */
type Judge = (office: Office, upload: Upload, content: unknown, at: Date) => Verdict;

const judges: Readonly<Record<Wire, Judge>> = { leqi: judgeLeqi, baiwang: judgeBaiwang };

/**
 * Gives the verdict on every upload that is due, in the order of receipt, each upload in one transaction.
 * Called by a timer and before every answer, so that what was promised by the clock is always so.
 */
export function processUploads(office: Office): void {
  const now = office.clock.now();
  for (const upload of office.uploads.due(now)) {
    inTransaction(office.db, () => judgeAll(office, upload, now));
  }
}

function judgeAll(office: Office, upload: Upload, now: Date): void {
  for (const { position, invoice } of office.uploads.items(upload.number)) {
    const { status, message } = judges[upload.wire](office, upload, JSON.parse(invoice), now);
    office.uploads.judge(upload.number, position, status, message);
  }
  office.uploads.finish(upload.number, now);
}
