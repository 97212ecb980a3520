/** Pieces of bytes as one; a single piece is given back as it is. */
export function joined(pieces: readonly (Uint8Array | Uint8ClampedArray)[]): Uint8Array {
  const [only] = pieces;
  if (only instanceof Uint8Array && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
