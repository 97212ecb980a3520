import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { type Bench, median, ratio } from "#bench/bench.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import type { MerchantContext } from "#server/context.ts";
import { openFile } from "#server/files.ts";

const megabyte = 1024 * 1024;
const small = { bytes: 28 * megabyte, files: 10 };
const large = { bytes: 282 * megabyte, files: 1 };
const taxpayerId = "91110105MA09XX013J";

/**
 * Files on their way in, in pieces of any length, every fourth of which dies half-way: peak memory while one of 282 MB comes
 * against ten of 28 MB, each time in a process of its own, and the longest time in which that process answered nobody. What
 * the machine itself does to a process is measured on a bystander, which does nothing meanwhile.
 */
export const upload: Bench = async (_database, { runs }) => {
  const { merchantId } = await registerMerchant({ taxpayerId, name: "北京样例商贸有限公司（测试）" }, "bench");
  const context: MerchantContext = {
    kind: "merchant",
    merchantId,
    accountId: merchantId,
    role: "owner",
    sessionId: "",
  };
  const [ofSmall, ofLarge]: [Sent[], Sent[]] = [[], []];
  for (let run = 0; run < Math.max(1, runs); run++) {
    ofSmall.push(await sendFiles(context, small, run));
    ofLarge.push(await sendFiles(context, large, run));
  }
  const all = [...ofSmall, ...ofLarge];
  const middle = (list: Sent[], figure: keyof Sent) => median(list.map((sent) => sent[figure]));
  const sum = (figure: keyof Sent) => all.reduce((total, sent) => total + sent[figure], 0);
  const [smallPeakMB, largePeakMB] = [middle(ofSmall, "peakMB"), middle(ofLarge, "peakMB")];
  return {
    figures: {
      smallMs: middle(ofSmall, "ms"),
      largeMs: middle(ofLarge, "ms"),
      restMB: middle(all, "restMB"),
      smallPeakMB,
      largePeakMB,
      smallStallMs: middle(ofSmall, "stallMs"),
      smallBystanderMs: middle(ofSmall, "bystanderMs"),
      largeStallMs: middle(ofLarge, "stallMs"),
      largeBystanderMs: middle(ofLarge, "bystanderMs"),
      pieces: sum("pieces"),
      cuts: sum("cuts"),
      damagedBytes: sum("damagedBytes"),
    },
    ratios: { peakMemory: ratio(largePeakMB, smallPeakMB) },
  };
};

type Sent = {
  readonly ms: number;
  readonly restMB: number;
  readonly peakMB: number;
  readonly stallMs: number;
  readonly bystanderMs: number;
  readonly pieces: number;
  readonly cuts: number;
  readonly damagedBytes: number;
};

async function sendFiles(context: MerchantContext, { bytes, files }: typeof small, run: number): Promise<Sent> {
  const [server, bystander] = await Promise.all([startServer(context), startServer(context)]);
  try {
    const { port, ask } = server;
    let [ms, pieces, cuts, damagedBytes] = [0, 0, 0, 0];
    await sendPieces(ask, port, contentOf(small.bytes, bytes + run));
    const { restBytes = 0 } = await ask("measure");
    await bystander.ask("measure");
    for (let file = 0; file < files; file++) {
      const content = contentOf(bytes, run * 100 + file);
      const start = performance.now();
      const sent = await sendPieces(ask, port, content);
      ms += performance.now() - start;
      pieces += sent.pieces;
      cuts += sent.cuts;
      damagedBytes += await differing(content);
    }
    const { peakBytes = 0, stallMs = 0 } = await ask("figures");
    const { stallMs: bystanderMs = 0 } = await bystander.ask("figures");
    const [restMB, peakMB] = [restBytes / megabyte, peakBytes / megabyte];
    return { ms, restMB, peakMB, stallMs, bystanderMs, pieces, cuts, damagedBytes };
  } finally {
    server.stop();
    bystander.stop();
  }
}

async function startServer(context: MerchantContext): Promise<{ port: unknown; ask: Ask; stop: () => void }> {
  const file = join(import.meta.dirname, "upload-server.ts");
  const server = fork(file, [JSON.stringify(context)]);
  const port = await new Promise<unknown>((resolve) => server.once("message", resolve));
  return { port, ask: (path) => answered(`http://127.0.0.1:${port}/${path}`), stop: () => server.kill() };
}

type Ask = (path: string) => Promise<Record<string, number>>;

async function sendPieces(ask: Ask, port: unknown, content: Content): Promise<{ pieces: number; cuts: number }> {
  const { size, sha256 } = content;
  const announced = { name: "bench.csv", size, sha256, choice: null };
  const { uploadId: id } = await ask(`announce/${encodeURIComponent(JSON.stringify(announced))}`);
  let [offset, pieces, cuts] = [0, 0, 0];
  while (offset < size) {
    const length = Math.min(size - offset, 1 + Math.floor(content.random() * 8 * megabyte));
    const cut = pieces++ % 4 === 3;
    if (cut) cuts++;
    const address = `http://127.0.0.1:${port}/append/${id}/${offset}`;
    await sendPiece(address, content.bytes(offset, length), cut ? Math.floor(length * content.random()) : length);
    offset = (await settledOffset(ask, id, cut)) ?? 0;
  }
  const { batchId } = await ask(`finish/${id}`);
  if (!batchId) throw new Error("what arrived is not what was sent");
  return { pieces, cuts };
}

/** After a cut the server may still be putting away what came: asked until it says the same twice. */
async function settledOffset(ask: Ask, id: unknown, cut: boolean): Promise<number | undefined> {
  let { received } = await ask(`offset/${id}`);
  for (let before = -1; cut && before !== received; ) {
    before = received ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
    ({ received } = await ask(`offset/${id}`));
  }
  return received;
}

/** @param upTo how many of the announced bytes go out before the plug is pulled */
function sendPiece(address: string, bytes: Buffer, upTo: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(address, { method: "PATCH", headers: { "content-length": bytes.length } });
    request.on("response", (reply) => reply.resume().on("end", resolve));
    request.on("error", (error) => (upTo < bytes.length ? resolve() : reject(error)));
    if (upTo === bytes.length) request.end(bytes);
    else request.write(bytes.subarray(0, upTo), () => request.destroy(new Error("the plug was pulled")));
  });
}

async function answered(address: string): Promise<Record<string, number>> {
  const answer = await (await fetch(address)).json();
  if (answer.fault) throw new Error(answer.fault);
  return answer;
}

type Content = {
  readonly size: number;
  readonly sha256: string;
  readonly bytes: (offset: number, length: number) => Buffer;
  /** 0 to 1, the same series in every run of the bench. */
  readonly random: () => number;
};

/** Lines of Chinese text, none like another, so that a byte put in a wrong place is seen. */
function contentOf(size: number, serial: number): Content {
  let [text, row] = ["", 0];
  const chunks: Buffer[] = [];
  for (let length = 0; length < size; row++) {
    text = `26117${serial}${String(row).padStart(14, "0")},北京样例科技有限公司（测试）,*信息技术服务*技术服务费,1060.00\r\n`;
    const line = Buffer.from(text);
    chunks.push(line);
    length += line.length;
  }
  const whole = Buffer.concat(chunks).subarray(0, size);
  const sha256 = createHash("sha256").update(whole).digest("hex");
  return { size, sha256, bytes: (offset, length) => whole.subarray(offset, offset + length), random: series(serial) };
}

async function differing({ sha256, bytes }: Content): Promise<number> {
  let [at, count] = [0, 0];
  for await (const chunk of openFile(sha256)) {
    const sent = bytes(at, chunk.length);
    if (!sent.equals(chunk)) count += chunk.filter((byte, index) => byte !== sent[index]).length;
    at += chunk.length;
  }
  return count;
}

/** mulberry32 */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
