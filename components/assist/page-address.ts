import { paths } from "#components/paths.ts";
import type { AssistPage } from "#domain/assist-target.ts";

/** Where one of the merchant's pages is; null for one that cannot be gone to by its name alone. */
export function pageAddress(page: AssistPage, subject: string): string | null {
  if (page === "invoice") return subject ? paths.missingInvoice(subject) : null;
  if (page === "entry") return subject ? paths.reupload(subject) : null;
  if (page === "batch") return subject ? paths.batch(subject) : null;
  if (page === "submission") return subject ? paths.submission(subject) : null;
  return addresses[page] ?? null;
}

const addresses: Partial<Record<AssistPage, string>> = {
  overview: paths.overview,
  missing: paths.missing,
  batches: paths.batches,
  newBatch: paths.newBatch,
  submissions: paths.submissions,
  receipts: paths.receipts,
  packages: paths.packages,
  ledger: paths.ledger,
  books: paths.books,
  monthEnd: paths.monthEnd,
  reports: paths.reports,
  settings: paths.settings,
  assist: paths.helpAssist,
};
