import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { loadMessages } from "#i18n/messages.ts";
import type { Overview } from "#server/missing/overview.ts";
import { OverviewBody } from "./overview-body.tsx";

vi.mock("#i18n/navigation.ts", () => ({
  Link: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

const messages = await loadMessages("zh-CN");
const now = new Date("2026-11-22T10:00:00+08:00");
const nothing = { count: 0, total: 0n };
const calm: Overview = {
  merchant: { name: "北京样例商贸有限公司（测试）", taxpayerId: "91110105MA09XX013J" },
  missing: nothing,
  differing: nothing,
  tooLate: nothing,
  onTheirWay: 0,
  unknown: 0,
  held: 0,
  returned: 0,
  withSupport: 0,
  notYetDue: 0,
  overdue: 0,
  atBureau: 1284,
  hasLedger: true,
  nearestDeadline: null,
  bureauCompleteTo: new Date("2026-11-22T00:00:00+08:00"),
  comparedAt: new Date("2026-11-22T09:15:00+08:00"),
  packages: { waiting: 0, inHand: 0, atBureau: 0, any: false },
  missingHere: 0,
};

test.each<[string, Partial<Overview>]>([
  ["先看看哪些发票没到税局", { hasLedger: false, bureauCompleteTo: null, comparedAt: null, atBureau: null }],
  ["正在等税局的数据", { bureauCompleteTo: null, comparedAt: null, atBureau: null }],
  ["全部都在税局", {}],
  ["没有要您处理的，3 张正在补传", { onTheirWay: 4, withSupport: 1 }],
  ["没有要您处理的，1 张由客服跟进", { onTheirWay: 1, withSupport: 1 }],
  ["有 5 张发票要您交到税局", { onTheirWay: 5, packages: { waiting: 2, inHand: 3, atBureau: 0, any: true } }],
  ["有 2 张发票需要您看一下", { differing: { count: 2, total: 1n } }],
  ["还有 37 张发票没到税局", { missing: { count: 37, total: 1n }, differing: { count: 2, total: 1n } }],
])("the headline is “%s”", (headline, changes) => {
  expect(html(changes)).toContain(`<h1 class="text-lg mid:text-xl">${headline}</h1>`);
});

test("the first task is what can still be in time, with the list behind it", () => {
  const shown = html({
    missing: { count: 5, total: 106_000n },
    nearestDeadline: { due: "2026-12-13", daysLeft: 21, count: 3 },
    overdue: 2,
    returned: 1,
  });
  const tasks = [...shown.matchAll(/<p class="font-medium">([^<]*)<\/p>/g)].map(([, title]) => title);
  expect(tasks).toEqual(["处理11月开具的 3 张发票", "2 张已过推算的期限", "1 张被税局退回"]);
  expect(shown).toContain('href="/missing?from=2026-11-01&amp;to=2026-11-30"');
  expect(shown).toContain('href="/missing?to=2026-10-31"');
  expect(shown).toContain("合计 ¥1,060.00");
});

test("all is well is said with how much, and with what is only too new", () => {
  expect(html({ notYetDue: 4 })).toContain("税局已有您开具的 1,284 张发票。");
  expect(html({ notYetDue: 4 })).toContain("另有 4 张刚刚开具");
});

function html(changes: Partial<Overview>): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai" now={now}>
      <OverviewBody overview={{ ...calm, ...changes }} />
    </NextIntlClientProvider>,
  );
}
