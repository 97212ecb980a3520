const sampleBytes = 65_536;

/** Bytes as they go over the wire, and how they are packed. */
export type Packed = { readonly body: ArrayBuffer; readonly encoding: "gzip" | null };

/** Gzip where the browser has it and it pays: a merchant's uplink is the slowest part, but workbooks are packed already. */
export async function packed(bytes: ArrayBuffer): Promise<Packed> {
  if (!("CompressionStream" in globalThis)) return { body: bytes, encoding: null };
  const sample = bytes.slice(0, sampleBytes);
  if ((await gzip(sample)).byteLength > sample.byteLength * 0.9) return { body: bytes, encoding: null };
  return { body: await gzip(bytes), encoding: "gzip" };
}

function gzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}
