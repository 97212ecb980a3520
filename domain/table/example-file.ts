import type { SourceFile } from "../source-file.ts";

/** A file in memory, cut where the test wants it cut. */
export function fileOf(pieces: readonly Uint8Array[]): SourceFile {
  return {
    size: pieces.reduce((size, piece) => size + piece.length, 0),
    async *stream() {
      yield* pieces;
    },
  };
}

export function textFile(...texts: readonly string[]): SourceFile {
  return fileOf(texts.map((text) => new TextEncoder().encode(text)));
}
