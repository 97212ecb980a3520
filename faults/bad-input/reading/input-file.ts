import type { SourceFile } from "#domain/source-file.ts";
import type { BadInput } from "../bad-input.ts";

/** A case as a file in the store is: of a known size, read as often as asked for. */
export function inputFile({ bytes }: Pick<BadInput, "bytes">): SourceFile {
  const made = bytes();
  const pieces = (): Iterable<Uint8Array> => (made instanceof Uint8Array ? [made] : (bytes() as Generator<Uint8Array>));
  let size = 0;
  for (const piece of pieces()) size += piece.length;
  return {
    size,
    async *stream() {
      yield* pieces();
    },
  };
}
