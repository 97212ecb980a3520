import type { Paper } from "#domain/certificate/read-paper.ts";
import type { DocumentReading } from "#domain/document/document-reading.ts";
import type { InvoiceKey } from "#domain/invoice.ts";
import type { Problem } from "#domain/problem.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import type { SheetPlace, Table } from "#domain/table/read-table.ts";
import type { AnswerFile, ListedInvoice } from "#server/bureau/package/answer-file.ts";
import type { KnownInvoice, RowGround } from "#server/reading/read-row.ts";
import type { LostNumber, Recovery } from "#server/reading/recover-number.ts";

/** What a thread is started for. */
export type Task = RowsTask | DocumentTask | PaperTask | AnswerTask;

/** A file handed in, row by row. */
export type RowsTask = {
  readonly kind: "rows";
  /** `batch`: lines for `COPY` into a batch's rows; `entries`: JSON for the ledger (`server/ledger/record-entries.ts`). */
  readonly writes: "batch" | "entries";
  readonly batchKind: "table" | "documents";
  /** Where the file lies. */
  readonly path: string;
  readonly size: number;
  readonly choice: ColumnChoice;
  /** Rows up to here were read before. */
  readonly after: number;
  readonly ground: Omit<RowGround, "today">;
};

/** The original of one invoice. */
export type DocumentTask = { readonly kind: "document"; readonly bytes: Uint8Array };

/** What somebody says is one of our certificates. */
export type PaperTask = { readonly kind: "paper"; readonly bytes: Uint8Array };

/** What was brought back from the bureau for a package of these invoices. */
export type AnswerTask = {
  readonly kind: "answer";
  /** Where the file lies. */
  readonly path: string;
  readonly size: number;
  readonly asked: readonly InvoiceKey[];
};

/** About the rows of one piece the thread asks what is known, before it reads them as invoices. */
export type Ask = { readonly keys: readonly InvoiceKey[]; readonly lost: readonly LostNumber[] };
export type Answer = {
  /** In Asia/Shanghai. */
  readonly today: string;
  readonly known: ReadonlyMap<InvoiceKey, KnownInvoice>;
  /** By row number. */
  readonly recoveries: ReadonlyMap<number, Recovery>;
};

/** Rows ready to be stored; `text` is what `COPY` takes, in the columns of `stagedColumns`, or an array of `FileEntry`. */
export type Piece = {
  readonly lastRow: number;
  readonly rows: number;
  /** Of these, the ones that are counted but not stored. */
  readonly blank: number;
  /** Σ fen of those that could be read. */
  readonly totalFen: bigint;
  readonly text: Uint8Array<ArrayBuffer>;
};

/** What the file turned out to be, known when all of it has been read. */
export type TableFacts = {
  readonly encoding: Table["encoding"];
  readonly header: readonly string[];
  readonly columns: Table["header"]["columns"] | null;
  readonly sheets: readonly SheetPlace[];
};

export type FromThread =
  | ({ readonly kind: "ask" } & Ask)
  | ({ readonly kind: "piece" } & Piece)
  | ({ readonly kind: "end" } & TableFacts)
  | { readonly kind: "document"; readonly reading: DocumentReading }
  | { readonly kind: "paper"; readonly paper: Paper }
  | { readonly kind: "listed"; readonly listed: readonly ListedInvoice[] }
  | { readonly kind: "answer"; readonly file: AnswerFile }
  | { readonly kind: "unreadable"; readonly problem: Problem };
export type ToThread = ({ readonly kind: "answer" } & Answer) | { readonly kind: "more" };

/** So many pieces may lie ready before the first of them has been stored. */
export const piecesAhead = 2;
