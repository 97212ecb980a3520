/** What became of a file that was sent. */
export type SentFile =
  | { readonly kind: "batch"; readonly batchId: string; readonly again: boolean }
  | { readonly kind: "problem"; readonly code: string; readonly facts?: Readonly<Record<string, string>> };
