import type { DocumentsPreview } from "#domain/preview/preview-documents.ts";
import type { TablePreview } from "#domain/preview/preview-table.ts";
import type { RememberedColumns } from "#domain/preview/remembered-columns.ts";
import type { PreviewGround } from "#domain/preview/table-tally.ts";
import type { Problem } from "#domain/problem.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import type { ChosenFile } from "./chosen-file.ts";

export type TableRequest = {
  readonly kind: "table";
  readonly file: File;
  /** Null where nobody has chosen yet: then what was remembered counts. */
  readonly choice: ColumnChoice | null;
  readonly remembered: readonly RememberedColumns[];
  readonly ground: PreviewGround;
};

export type DocumentsRequest = {
  readonly kind: "documents";
  readonly files: readonly ChosenFile[];
  readonly ground: PreviewGround;
  /** Of the archive they become where they are several. */
  readonly archiveName: string;
};

/** One picture of the camera; a reader answers as many as it is asked. */
export type CodeRequest = {
  readonly kind: "code";
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray;
};
export type CodeAnswer = { readonly kind: "code"; readonly text: string | null };

/** What the page asks of the reader beside it; one reader answers one question. */
export type ReaderRequest = TableRequest | DocumentsRequest;

export type ReadTable = {
  readonly kind: "table";
  readonly preview: TablePreview;
  /** Its columns are those the merchant matched another time. */
  readonly isRecalled: boolean;
  /** SHA-256 of its headings, under which its columns can be remembered; null where it has none. */
  readonly headings: string | null;
  /** In hex; null where the file could not be read to its end. */
  readonly sha256: string | null;
};

export type ReadDocuments = {
  readonly kind: "documents";
  readonly preview: DocumentsPreview;
  /** What there is to upload: the one file as it is, or the readable ones in an archive. Null where there is nothing. */
  readonly upload: File | null;
};

export type ReaderProblem = { readonly kind: "problem"; readonly problem: Problem };
export type ReaderAnswer<Request extends ReaderRequest> =
  | (Request extends TableRequest ? ReadTable : ReadDocuments)
  | ReaderProblem;

/** `count` rows, or files. */
export type ReaderProgress = { readonly kind: "progress"; readonly share: number; readonly count: number };
