import { Readable } from "node:stream";
import { constants, createGunzip } from "node:zlib";
import { UnreadableFile } from "#domain/unreadable-file.ts";

/**
 * A body as its sender packed it (`Content-Encoding: gzip`), unpacked while it comes in: no further ahead than whoever
 * reads it counts. A body that is cut off gives what could be unpacked of it.
 * @throws UnreadableFile FILE_NOT_WHOLE, while reading, where it is no gzip
 */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>, encoding: string | null): AsyncGenerator<Uint8Array> {
  if (encoding !== "gzip") return yield* bytes;
  const gunzip = Readable.from(untilCut(bytes)).pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }));
  try {
    yield* gunzip;
  } catch {
    throw new UnreadableFile("FILE_NOT_WHOLE");
  }
}

async function* untilCut(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch {
    // What came before is unpacked; how much that was, the sender is told.
  }
}
