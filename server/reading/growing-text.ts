/** Text that is put together as UTF-8 bytes from the start: no long string is ever made, nor encoded in one long act. */
export type GrowingText = {
  readonly add: (text: string) => void;
  /** What has been added; it begins anew. */
  readonly take: () => Uint8Array<ArrayBuffer>;
};

/** UTF-8 takes at most so many bytes for one unit of a JavaScript string. */
const bytesPerUnit = 3;

export function growingText(firstBytes = 1_048_576): GrowingText {
  let bytes = Buffer.allocUnsafeSlow(firstBytes);
  let length = 0;
  return { add, take };

  function add(text: string): void {
    const needed = length + text.length * bytesPerUnit;
    if (needed > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, bytes.length * 2));
      bytes.copy(larger, 0, 0, length);
      bytes = larger;
    }
    length += bytes.write(text, length);
  }

  function take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(bytes.subarray(0, length));
    length = 0;
    return taken;
  }
}
