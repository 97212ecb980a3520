import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

/** Dark squares of a QR code as one SVG path, a unit each, `size` units to a side, without a margin. */
export type QrCode = { readonly size: number; readonly path: string };

let ready: Promise<void> | undefined;

export async function qrCodeOf(text: string): Promise<QrCode> {
  ready ??= load();
  await ready;
  const { symbol, error } = await writeBarcode(text, { format: "QRCode", options: "ecLevel=M" });
  if (error || !symbol) throw new Error(`no QR code: ${error}`);
  return { size: symbol.width, path: pathOf(symbol) };
}

/** Neighbours in a line are one rectangle. */
function pathOf({ data, width, height }: { data: Uint8ClampedArray; width: number; height: number }): string {
  let path = "";
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] !== 0) continue;
      const start = x;
      while (x + 1 < width && data[y * width + x + 1] === 0) x++;
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
    }
  }
  return path;
}

async function load(): Promise<void> {
  const require = createRequire(join(/* turbopackIgnore: true */ process.cwd(), "package.json"));
  const { buffer, byteOffset, byteLength } = await readFile(require.resolve("zxing-wasm/writer/zxing_writer.wasm"));
  await prepareZXingModule({
    overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer },
    fireImmediately: true,
  });
}
