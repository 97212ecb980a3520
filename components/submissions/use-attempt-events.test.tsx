import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SubmissionState } from "#domain/submission.ts";
import { loadMessages } from "#i18n/messages.ts";
import type { FoundAttempt } from "#server/submissions/find-submission.ts";
import { useAttemptEvents } from "./use-attempt-events.ts";

const messages = await loadMessages("zh-CN");
const at = new Date("2026-11-22T21:30:00+08:00");

const unanswered = {
  startedAt: at,
  endedAt: null,
  replyKind: null,
  replyCode: null,
  replyMessage: null,
  late: false,
  times: 1,
} as const;
const check: FoundAttempt = { ...unanswered, number: 2, knock: "check" };
const send: FoundAttempt = { ...unanswered, number: 1, knock: "send" };

test.each<[SubmissionState, readonly FoundAttempt[], readonly string[]]>([
  ["SENDING", [send], ["还在进行", ""]],
  ["UNKNOWN", [send], ["中途断开，没有答复记录", ""]],
  ["CHECKING", [check, send], ["还在进行", "中途断开，没有答复记录", ""]],
  ["ACCEPTED_EARLIER", [check, send], ["中途断开，没有答复记录", "中途断开，没有答复记录", ""]],
])("what a knock without an answer says in %s", (state, attempts, details) => {
  expect(detailsOf(state, attempts)).toEqual(details);
});

function detailsOf(state: SubmissionState, attempts: readonly FoundAttempt[]): string[] {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <Details state={state} attempts={attempts} />
    </NextIntlClientProvider>,
  );
  return JSON.parse(html.replace(/<[^>]+>/g, "").replaceAll("&quot;", '"'));
}

function Details({ state, attempts }: { state: SubmissionState; attempts: readonly FoundAttempt[] }) {
  const events = useAttemptEvents({ state, attempts: [...attempts], queuedAt: at });
  return <pre>{JSON.stringify(events.map(({ detail }) => detail ?? ""))}</pre>;
}
