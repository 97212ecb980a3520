/** A file wherever it lies: one chosen in a browser, one in the store. Read as often as it is asked for. */
export type SourceFile = {
  /** In bytes. */
  readonly size: number;
  readonly stream: () => AsyncIterable<Uint8Array>;
};
