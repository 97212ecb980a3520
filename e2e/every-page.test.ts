import { expect, type Page } from "@playwright/test";
import { addressIn, expectAccessible, type PageLocale, pairs } from "./fixtures/axe.ts";
import { signIn, test, type Who } from "./fixtures/sign-in.ts";

/**
 * Every address a person can come to by a link, by who may see it. `*` takes the first link that fits; `a > b` goes to a
 * and takes its first link that fits b.
 */
const rooms = {
  anybody: [
    "/",
    "/sign-in",
    "/faq",
    "/faq?q=查无此票",
    "/faq/not-found-at-bureau",
    "/faq/offline",
    "/guides",
    "/guides/first-look",
    "/guides/find-missing",
    "/guides/send-one",
    "/guides/send-by-document",
    "/guides/send-a-file",
    "/guides/mend-failed-rows",
    "/guides/read-receipt",
    "/guides/unknown-result",
    "/guides/month-end",
    "/guides/tax-control",
    "/guides/help-a-colleague",
    "/guides/walk-a-merchant",
    "/contact",
    "/help/feedback",
    "/help/feedback?from=/missing",
    "/privacy",
    "/status",
    "/status/*",
    "/status/subscription",
    "/check",
    "/verify",
    "/verify?problem=CODE_UNKNOWN",
  ],
  owner: [
    "/overview",
    "/missing",
    "/missing?standing=DIFFERS",
    "/missing?search=没有这张票",
    "/missing/*",
    "/missing/*/reupload",
    "/missing/new",
    "/batches",
    "/batches/new",
    "/submissions",
    "/submissions?group=returned",
    "/submissions/*",
    "/packages",
    "/ledger",
    "/ledger?finding=any",
    "/ledger/import",
    "/ledger/import?problem=FILE_NOT_CHOSEN",
    "/ledger > /ledger/import/*",
    "/ledger/gaps",
    "/ledger/limits",
    "/books",
    "/books?finding=missing-here",
    "/books/as-of",
    "/month-end",
    "/receipts",
    "/submissions/*/receipt",
    "/receipts > /submissions/*/receipt",
    "/receipts > /submissions/*/receipt > /certificates/*",
    "/receipts > /submissions/*/receipt > /verify/*",
    "/reports",
    "/reports > /reports/daily/*",
    "/help/cases",
    "/help/cases/new?from=/missing",
    "/help/cases/*",
    "/help/cases/*/slip",
    "/settings",
    "/settings/password",
    "/settings/sessions",
    "/settings/tokens",
    "/help/assist",
    "/help/assist > /help/assist/*",
    "/settings/notices",
    "/inbox",
    "/inbox?view=unread",
    "/help/feedback",
    "/training",
    "/training/getting-started",
    "/training/getting-started/test",
    "/training/getting-started > /training/getting-started/test",
    "/training/getting-started > /training/certificates/*",
    "/board",
    "/board?q=没有这个词",
    "/board/new",
    "/board > /board/*",
  ],
  clerk: ["/overview"],
  "owner-shop": ["/packages", "/packages/*", "/packages > /packages/1"],
  support: [
    "/support",
    "/support/cases",
    "/support/cases?view=closed",
    "/support/cases/*",
    "/support/cases/*/slip",
    "/support/assist",
    "/support/faq",
    "/support/feedback",
    "/support/feedback/*",
    "/support/feedback/trends",
    "/support/improvements",
    "/ops/transfers",
    "/support/training",
    "/support/training/helping",
    "/support/training/helping/test",
    "/support/board",
    "/support/board > /support/board/*",
  ],
  operator: [
    "/ops",
    "/ops/transfers",
    "/ops/transfers/log",
    "/ops/transfers/log > /ops/transfers/log/*/*/*",
    "/ops/alerts",
    "/ops/handbook",
    "/ops/handbook/bureau-silent",
    "/ops/incidents",
    "/ops/incidents/new",
    "/ops/incidents/*",
    "/ops/timetable",
    "/ops/reports",
    "/ops/reports > /ops/reports/daily/*",
  ],
} satisfies Partial<Record<Who | "anybody", readonly string[]>>;

for (const [locale, colorScheme] of pairs) {
  for (const [who, addresses] of Object.entries(rooms) as [Who | "anybody", readonly string[]][]) {
    test(`axe finds nothing: ${who}, ${locale}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(timeFor(addresses.length));
      const page = await openAs(browser, who, { colorScheme, reducedMotion: "reduce" });
      for (const address of addresses) {
        await goTo(page, address, locale);
        await expectAccessible(page);
      }
      await page.context().close();
    });
  }
}

for (const [who, addresses] of Object.entries(rooms) as [Who | "anybody", readonly string[]][]) {
  test(`360 pixels are wide enough: ${who}`, async ({ browser }) => {
    test.setTimeout(timeFor(2 * addresses.length));
    const page = await openAs(browser, who, { viewport: { width: 360, height: 640 } });
    for (const locale of ["zh-CN", "en"] as const) {
      for (const address of addresses) {
        await goTo(page, address, locale);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(`${page.url()} ${overflow}`).toBe(`${page.url()} 0`);
      }
    }
    await page.context().close();
  });
}

test("no link leads nowhere", async ({ browser }) => {
  test.setTimeout(timeFor(4 * Object.values(rooms).flat().length));
  for (const [who, addresses] of Object.entries(rooms) as [Who | "anybody", readonly string[]][]) {
    const page = await openAs(browser, who, {});
    const links = new Map<string, string>();
    for (const locale of ["zh-CN", "en"] as const) {
      for (const address of addresses) {
        await goTo(page, address, locale);
        const hrefs = await page.$$eval("a[href^='/']", (anchors) =>
          anchors.map((anchor) => {
            const { pathname, search } = anchor as HTMLAnchorElement;
            // A page without its query is a page; an export is asked for something.
            return pathname.endsWith("/export") ? pathname + search : pathname;
          }),
        );
        for (const href of hrefs) links.set(kindOf(href), href);
      }
    }
    for (const link of links.values()) {
      const { status } = await fetchAs(page, link);
      expect(`${who} ${link} ${status}`).toBe(`${who} ${link} 200`);
    }
    await page.context().close();
  }
});

/** A room grows; what hangs is still found out. In milliseconds. */
function timeFor(pages: number): number {
  return 30_000 + pages * 8_000;
}

/** Of a thousand invoices one link is enough. */
function kindOf(href: string): string {
  return href.replace(/\d{2,}/g, "*");
}

type Options = Parameters<import("@playwright/test").Browser["newContext"]>[0];

async function openAs(
  browser: import("@playwright/test").Browser,
  who: Who | "anybody",
  options: Options,
): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: test.info().project.use.baseURL, locale: "zh-CN" });
  const page = await context.newPage();
  if (who !== "anybody") await signIn(page, who);
  return page;
}

async function goTo(page: Page, address: string, locale: PageLocale): Promise<void> {
  const [first = "", ...steps] = address.includes(" > ") ? address.split(" > ") : stepsTo(address);
  let status = (await page.goto(addressIn(locale, first)))?.status();
  for (const step of steps) status = (await page.goto(await firstLink(page, step)))?.status();
  expect(status).toBe(200);
}

/** What stands in a list is found there. */
function stepsTo(address: string): string[] {
  const [list = ""] = address.split("/*");
  return list === address ? [address] : [list, address];
}

/** Up to its last `*` the first link that has a number, a code or an id in the place of each. */
async function firstLink(page: Page, step: string): Promise<string> {
  const end = step.lastIndexOf("*") + 1 || step.length;
  const links = await page.$$eval("main a[href]", (anchors) =>
    anchors.map((anchor) => (anchor as HTMLAnchorElement).pathname),
  );
  const fits = new RegExp(`^(?:/en)?${step.slice(0, end).replaceAll("*", "[-0-9A-Za-f]+")}(?=/|$)`);
  for (const link of links) {
    const [found] = fits.exec(link) ?? [];
    if (found) return found + step.slice(end);
  }
  throw new Error(`${page.url()} links to no ${step}`);
}

async function fetchAs(page: Page, link: string): Promise<{ status: number }> {
  const response = await page.request.get(link, { maxRedirects: 5 });
  return { status: response.status() };
}
