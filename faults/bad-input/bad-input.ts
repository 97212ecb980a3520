import type { ColumnChoice } from "#domain/table/column-choice.ts";

/** Numbered as in `README.md`; `§5` is the everyday damage of tables, which no attacker has made. */
export type Fault =
  | "F17"
  | "F18"
  | "F19"
  | "F20"
  | "F21"
  | "F22"
  | "F23"
  | "F24"
  | "F25"
  | "F26"
  | "F33"
  | "F36"
  | "§5";

/** One file as somebody might hand it in, and what must come of it. */
export type BadInput = {
  /** Unique in the corpus. */
  readonly name: string;
  readonly fault: Fault;
  /** The name it is handed in by; what it is, its bytes say. */
  readonly file: string;
  /** Made on demand, the same each time; what is large comes in pieces. */
  readonly bytes: () => Uint8Array | Generator<Uint8Array>;
  /** What a person has said of the columns. */
  readonly choice?: ColumnChoice;
  /** Read by itself in a process of its own, so that its memory can be told. */
  readonly isHeavy?: boolean;
  readonly expected: Expected;
};

export type Expected = {
  /** Code of the file's refusal, with those facts that matter; null where it is read to its end. */
  readonly refused: { readonly code: string; readonly facts?: Readonly<Record<string, string>> } | null;
  /** Every row that is read, those before a refusal included; left out for documents. */
  readonly rows?: readonly ExpectedRow[];
  /** Instead of the rows where there are very many. */
  readonly totals?: Totals;
  readonly documents?: readonly ExpectedDocument[];
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Names of the sheets that are read. */
  readonly sheets?: readonly string[];
  /** Headings that nobody knows: their cells are not read, and that is told. */
  readonly extra?: readonly string[];
  /** What every export makes of the rows: read back it must say the same. */
  readonly exported?: { readonly failedRows: string; readonly lists: string };
};

export type ExpectedRow = {
  readonly row: number;
  readonly kind: "data" | "part" | "blank" | "footer";
  /** Exact; null for a row that is no invoice. */
  readonly values: Values | null;
  /** `CODE field`. */
  readonly repairs: readonly string[];
  /** `severity CODE field`; a row goes on its way where none rejects. */
  readonly problems: readonly string[];
};

export type ExpectedDocument = {
  /** Name in the bundle; empty for a document by itself. */
  readonly path: string;
  readonly refused: string | null;
  readonly values: Values | null;
  readonly problems: readonly string[];
};

export type Totals = {
  readonly data: number;
  readonly part: number;
  readonly blank: number;
  readonly footer: number;
  /** Rows that nothing keeps back. */
  readonly accepted: number;
  /** Their 价税合计. */
  readonly yuan: string;
};

/** A draft's values in one flat row of text; goods are those of its first line. */
export type Values = {
  readonly number: string;
  readonly code: string;
  readonly paperNumber: string;
  readonly checkCode: string;
  readonly issued: string;
  readonly kind: string;
  readonly sellerId: string;
  readonly sellerName: string;
  readonly buyerId: string;
  readonly buyer: string;
  readonly amount: string;
  readonly tax: string;
  readonly total: string;
  readonly blueNumber: string;
  readonly confirmation: string;
  readonly drawer: string;
  readonly remark: string;
  readonly item: string;
  readonly classification: string;
  readonly specification: string;
  readonly unit: string;
  readonly quantity: string;
  readonly price: string;
  readonly rate: string;
  /** `amount/tax/nature` of each line. */
  readonly lines: string;
};

/** Whether everything in it comes through, repaired or as it is. */
export function isAccepted({ refused, rows = [], documents = [], totals }: Expected): boolean {
  const told = [...rows, ...documents];
  const isKeptBack = told.some(({ problems }) => problems.some((problem) => problem.startsWith("reject")));
  const isWhole = totals === undefined || totals.accepted === totals.data;
  return refused === null && !isKeptBack && isWhole && documents.every((document) => document.refused === null);
}

export function refusedFile(code: string, facts?: Readonly<Record<string, string>>): Expected {
  return { refused: facts ? { code, facts } : { code } };
}
