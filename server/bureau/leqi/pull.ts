import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { BusinessDate } from "#domain/period.ts";
import type { HeldInvoice, Reply } from "#domain/reply.ts";
import type { ExchangeRecord, Party, Pulled } from "#server/bureau/bureau.ts";
import type { BareRecord, Called } from "#server/bureau/http/call.ts";
import type { Line } from "#server/bureau/http/client.ts";
import type { Settled } from "#server/bureau/leqi/config.ts";
import { invoke } from "#server/bureau/leqi/invoke.ts";
import { instantIn, toHeld, unknownCode } from "#server/bureau/leqi/translate.ts";
import {
  type ListPackageAnswer,
  listApplicationAnswerSchema,
  listPackageAnswerSchema,
  returnCodes,
  services,
} from "#server/bureau/leqi/wire.ts";

/** A list that is still being prepared is asked for again after these waits, a minute in all. */
const patience = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

type Span = { readonly party: Party; readonly from: BusinessDate; readonly to: BusinessDate };
type Broken = Extract<Pulled, { kind: "broken" }>;

/**
 * PLFPXZSQ and PLFPXZSQFK: the bureau's list of issued invoices, kind by kind, package by package. It is `complete`
 * only when every kind was, up to the earliest of their watermarks; the first failure ends it as `broken`.
 */
export async function* pull(config: Settled, line: Line, span: Span): AsyncIterable<Pulled> {
  const watermarks: number[] = [];
  let last: ExchangeRecord | null = null;
  for (const kind of config.pullKinds) {
    for await (const part of pullKind(config, line, span, kind)) {
      if (part.kind === "complete") watermarks.push(part.watermark.getTime());
      else yield part;
      if (part.kind === "broken") return;
      last = part.record;
    }
  }
  if (last) yield { kind: "complete", watermark: new Date(Math.min(...watermarks)), record: last };
}

async function* pullKind(config: Settled, line: Line, span: Span, kind: InvoiceKind): AsyncIterable<Pulled> {
  const applied = await apply(config, line, span, kind);
  if (applied.kind === "failure") return yield broken(applied.reply, applied.record);
  const { answer } = applied;
  if (answer.returncode !== returnCodes.success) return yield broken(unknownCode(answer), applied.record);
  if (answer.lsh === "") return yield broken({ kind: "lost", cause: "garbage" }, applied.record);

  let count: number | null = null;
  for (let number = 1; number <= (count ?? 1); number++) {
    const fetched = await fetchPackage(config, line, answer.lsh, number);
    if (fetched.kind === "failure") return yield broken(fetched.reply, fetched.record);
    const page = readPackage(fetched.answer, kind);
    if ("kind" in page) return yield broken(page, fetched.record);
    if (count !== null && page.count !== count) return yield broken(shifted(count, page.count), fetched.record);
    const record = { ...fetched.record, outcome: "list" } as const;
    yield { kind: "page", held: page.held, record };
    count = page.count;
    if (number === count) yield { kind: "complete", watermark: page.watermark, record };
  }
}

function apply(config: Settled, line: Line, { party, from, to }: Span, kind: InvoiceKind) {
  return invoke(config, line, {
    operation: "pull",
    service: services.listApplication,
    content: { nsrsbh: party.taxpayerId, kprqq: compact(from), kprqz: compact(to), fplx: kind, sjlx: "2" },
    answer: listApplicationAnswerSchema,
  });
}

async function fetchPackage(
  config: Settled,
  line: Line,
  lsh: string,
  number: number,
): Promise<Called<ListPackageAnswer>> {
  for (let asked = 0; ; asked++) {
    const fetched = await invoke(config, line, {
      operation: "pull",
      service: services.listPackage,
      content: { lsh, packageno: String(number) },
      answer: listPackageAnswerSchema,
    });
    const ms = patience[asked];
    if (ms === undefined || fetched.kind === "failure" || fetched.answer.returncode !== returnCodes.inPreparation) {
      return fetched;
    }
    await config.wait(ms);
  }
}

type Page = { readonly held: readonly HeldInvoice[]; readonly count: number; readonly watermark: Date };

/** The page, or why it cannot be used. One row we cannot read spoils it: half a list would make invoices missing. */
function readPackage(answer: ListPackageAnswer, kind: InvoiceKind): Page | Reply {
  if (answer.returncode === returnCodes.inPreparation) return { kind: "processing" };
  if (answer.returncode === returnCodes.resultGone) return { kind: "result-expired" };
  if (answer.returncode !== returnCodes.success) return unknownCode(answer);
  const watermark = instantIn(answer.sjjzsj);
  if (watermark === null || answer.packagecount === undefined || !answer.fpList) {
    return { kind: "lost", cause: "garbage" };
  }
  const held: HeldInvoice[] = [];
  for (const row of answer.fpList) {
    const one = toHeld({ ...row, fplx: row.fplx || kind });
    if (one === null) return { kind: "unknown-code", code: "PLFPXZSQFK", message: `${row.fphm} 发票状态 ${row.fpzt}` };
    held.push(one);
  }
  return { held, count: answer.packagecount, watermark };
}

/** A list that says in its midst that it is shorter or longer than it was: what is left of it cannot be known. */
function shifted(before: number, now: number): Reply {
  return { kind: "unknown-code", code: "PLFPXZSQFK", message: `共 ${before} 包变为 ${now} 包` };
}

function broken(reply: Reply, record: BareRecord): Broken {
  return { kind: "broken", reply, record: { ...record, outcome: reply.kind } };
}

/** `2026-11-22` → `20261122` */
function compact(date: BusinessDate): string {
  return date.replaceAll("-", "");
}
