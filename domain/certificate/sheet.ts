/** A certificate in words, in one language: page, print and PDF are drawn from this, and say the same. */
export type CertificateSheet = {
  readonly locale: "zh-CN" | "en";
  readonly code: string;
  readonly title: string;
  /** What it proves, in a sentence. */
  readonly statement: string;
  readonly sections: readonly SheetSection[];
  readonly tables: readonly SheetTable[];
  /** What it is and what it is not, under everything. */
  readonly foot: readonly string[];
  /** Above code and QR code: how anybody checks it. */
  readonly check: { readonly title: string; readonly text: string; readonly link: string };
  readonly words: SheetWords;
};

export type SheetSection = { readonly title: string; readonly fields: readonly SheetField[] };

/** `id` says which fact it is, whatever the language. */
export type SheetField = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** `figures`: digits of one width; `mono`: an id of many characters; `strong`: what matters most. */
  readonly look?: SheetLook;
};
export type SheetLook = "figures" | "mono" | "strong";

export type SheetTable = {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
};
export type SheetColumn = {
  readonly id: string;
  readonly label: string;
  /** Its share of the width. */
  readonly width: number;
  /** Figures stand at its end. */
  readonly numeric?: boolean;
};

/** What the paper needs besides: `{page}` and `{pages}` are filled in. */
export type SheetWords = { readonly page: string; readonly lacking: string; readonly row: string };
