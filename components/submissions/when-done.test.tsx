import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SubmissionState } from "#domain/submission.ts";
import { loadMessages } from "#i18n/messages.ts";
import { NextTime } from "./next-time.tsx";
import { PromiseLine } from "./promise-line.tsx";

const messages = await loadMessages("zh-CN");
const now = new Date("2026-11-22T21:30:00+08:00");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test.each<[SubmissionState, string | null, string]>([
  ["UNKNOWN", null, "下次向税局核对：21:35。"],
  ["PROCESSING", null, "下次查询结果：21:35。"],
  ["RETRY_WAIT", null, "下次自动重试：21:35。"],
  ["HELD", "NO_ANSWER", "最晚 21:35 再看一次能否送出。"],
  ["HELD", "QUOTA_SPENT", "21:35 自动送出。"],
  ["HELD", "PACKAGE_WAITS", ""],
  ["HELD", "NO_WAY", ""],
  ["SENDING", null, ""],
  ["CHECKING", null, ""],
])("what happens next in %s (%s): %s", (state, heldReason, words) => {
  expect(textOf(<NextTime submission={{ state, heldReason, nextAt: later(5) }} />)).toBe(words);
});

test("a time that has come is not announced any more", () => {
  const submission = { state: "UNKNOWN", heldReason: null, nextAt: now } as const;
  expect(textOf(<NextTime submission={submission} />)).toBe("马上继续。");
});

test.each<[SubmissionState, number, number | null, string]>([
  ["QUEUED", 5, 0, "预计 21:32 左右完成，最迟 21:35。"],
  ["QUEUED", 3, 0, "预计 21:33 前完成。"],
  ["SENDING", 5, 9, "预计 21:35 前完成。"],
  ["UNKNOWN", 5, 4, "预计 21:35 前完成。"],
  ["UNKNOWN", 5, 6, "会比预计的 21:35 晚。我们仍在办理，不用重新提交。"],
  ["PROCESSING", -5, 1, "比预计的 21:25 晚了。我们仍在办理，不用重新提交。"],
  ["HELD", -5, 1, ""],
  ["NEEDS_SUPPORT", -5, null, ""],
  ["ACCEPTED", -5, null, ""],
])("what was promised, in %s, by now + %i min, next at + %s min: %s", (state, by, next, words) => {
  const promised = { at: later(Math.min(by, 3) - 0.5), by: later(by - 0.2) };
  const nextAt = next === null ? null : later(next);
  expect(textOf(<PromiseLine submission={{ state, nextAt, promised }} />)).toBe(words);
});

function textOf(element: ReactNode): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai" now={now}>
      {element}
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]*>/g, "");
}
