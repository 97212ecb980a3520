import { type Invoice, invoiceSchema } from "#domain/invoice.ts";

type Kept = { readonly id: bigint; readonly connector: string; readonly content: unknown };

/** The invoices of submissions that were claimed for one call, in their order. @throws ContentUnreadable */
export function readContents(rows: readonly Kept[]): Invoice[] {
  const read = rows.map(({ content }) => invoiceSchema.safeParse(content));
  const unreadable = rows.filter((_, index) => !read[index]?.success);
  const [first] = unreadable;
  if (first) {
    const ids = unreadable.map(({ id }) => id);
    throw new ContentUnreadable(ids, first.connector);
  }
  return read.flatMap(({ data }) => data ?? []);
}

/** Thrown out of a claim, so that it is undone as if it had never been. */
export class ContentUnreadable extends Error {
  readonly submissionIds: readonly bigint[];
  /** The way they would have gone. */
  readonly connector: string;

  constructor(submissionIds: readonly bigint[], connector: string) {
    super(`no invoice can be read from the content of ${submissionIds.join(", ")}`);
    this.submissionIds = submissionIds;
    this.connector = connector;
  }
}
