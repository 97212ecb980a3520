import type { BusinessDate } from "#domain/period.ts";
import type { HeldInvoice, Reply } from "#domain/reply.ts";
import { ask, type Counter } from "#server/bureau/baiwang/ask.ts";
import { instantIn, toPage } from "#server/bureau/baiwang/translate.ts";
import { type ListAnswer, listSchema, methods } from "#server/bureau/baiwang/wire.ts";
import type { Party, Pulled } from "#server/bureau/bureau.ts";
import type { BareRecord } from "#server/bureau/http/call.ts";

export type Span = { readonly party: Party; readonly from: BusinessDate; readonly to: BusinessDate };

/** How far a list has been read: its length as the first page gave it, and up to when all pages are complete. */
type Progress = { readonly seen: number; readonly total: number | null; readonly watermark: Date | null };
type Page = {
  readonly held: readonly HeldInvoice[];
  readonly progress: Progress & { readonly total: number; watermark: Date };
};

/**
 * The list page by page. It is `complete` only when every page was as long as the total said, and the total stayed the
 * same: a list that grows while it is read may have shifted a row past us.
 */
export async function* pull(counter: Counter, span: Span): AsyncIterable<Pulled> {
  let progress: Progress = { seen: 0, total: null, watermark: null };
  for (let pageNo = 1; ; pageNo++) {
    const asked = await askPage(counter, "pull", span, pageNo, counter.config.pageSize);
    if (asked.kind === "failure") return yield broken(asked.reply, asked.record);
    const page = readPage(asked.answer, pageNo, counter.config.pageSize, progress);
    if ("kind" in page) return yield broken(page, asked.record);
    const record = { ...asked.record, outcome: "list" } as const;
    yield { kind: "page", held: page.held, record };
    progress = page.progress;
    if (page.progress.seen === page.progress.total) {
      return yield { kind: "complete", watermark: page.progress.watermark, record };
    }
  }
}

/** One page of the list: also what a probe asks for. */
export function askPage(
  counter: Counter,
  operation: "pull" | "probe",
  { party, from, to }: Span,
  pageNo: number,
  pageSize: number,
) {
  return ask(counter, {
    operation,
    method: methods.list,
    body: { taxNo: party.taxpayerId, dateStart: compact(from), dateEnd: compact(to), pageNo, pageSize },
    answer: listSchema,
  });
}

function readPage(answer: ListAnswer, pageNo: number, pageSize: number, before: Progress): Page | Reply {
  const watermark = instantIn(answer.dataTime);
  if (watermark === null || answer.pageNo !== pageNo) return { kind: "lost", cause: "garbage" };
  const { list, total } = answer;
  if (before.total !== null && total !== before.total) return unusable(`共 ${before.total} 张变为 ${total} 张`);
  const due = Math.min(pageSize, total - before.seen);
  if (list.length !== due) return unusable(`第 ${pageNo} 页应有 ${due} 张，实有 ${list.length} 张`);
  const held = toPage(list);
  if ("kind" in held) return held;
  const earliest = before.watermark && before.watermark < watermark ? before.watermark : watermark;
  return { held, progress: { seen: before.seen + list.length, total, watermark: earliest } };
}

function unusable(message: string): Reply {
  return { kind: "unknown-code", code: methods.list, message };
}

function broken(reply: Reply, record: BareRecord): Extract<Pulled, { kind: "broken" }> {
  return { kind: "broken", reply, record: { ...record, outcome: reply.kind } };
}

/** `2026-11-22` → `20261122` */
function compact(date: BusinessDate): string {
  return date.replaceAll("-", "");
}
