import { constants, deflateRawSync } from "node:zlib";

/** Deflated bytes that unpack to `block` so many times over: packed once, then repeated, which deflate allows. */
export function bombOf(block: Uint8Array, times: number): Uint8Array {
  const open = deflateRawSync(block, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const lastEmptyBlock = Uint8Array.of(0x01, 0x00, 0x00, 0xff, 0xff);
  return new Uint8Array(Buffer.concat([...Array.from({ length: times }, () => open), lastEmptyBlock]));
}

export function megabyteOfBlanks(): Uint8Array {
  return new Uint8Array(1_048_576).fill(0x20);
}
