import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import type { Fault, FaultKind } from "#sandbox/faults/fault.ts";
import type { ListFault } from "#sandbox/faults/list-faults.ts";
import { type Company, company, keyOf } from "./fixtures/companies.ts";
import { control, effectsOf, expectNothingLost, makeCompanies, sendDoubled, sendMissing } from "./fixtures/house.ts";
import { signIn, signInAs, test } from "./fixtures/sign-in.ts";

const leqi = { upload: "202007/QDFPSC", result: "202007/CXQDFPSCJG", lookup: "203067/FPZTXXCX" } as const;
const baiwang = { upload: "baiwang.invoice.upload", lookup: "baiwang.output.invoice.query" } as const;

/** What a merchant reads while a state lasts: on the invoice's own pages, when it goes on, and on the overview. */
const readings = {
  税局处理中: { says: ["还不等于成功"], when: /下次查询结果：\d\d:\d\d/, overview: "等结果即可" },
  稍后自动重试: {
    says: ["发票没有送出", "到时会自动再试。"],
    when: /下次自动重试：\d\d:\d\d/,
    overview: "等结果即可",
  },
  结果待确认: {
    says: ["可能已经成功", "请勿重复上传。我们会自动向税局核对。"],
    when: /下次向税局核对：\d\d:\d\d/,
    overview: "其中 1 张结果待确认",
  },
  已转客服: {
    says: ["还不能断定结果", "结果会显示在这里。请勿重复上传。"],
    when: /现在由客服处理/,
    overview: "1 张已转客服",
  },
} as const;

type Trouble = {
  readonly reads: keyof typeof readings;
  readonly ends: "成功" | "此前已成功";
  /** What strikes besides the kind itself. */
  readonly details?: Partial<Fault>;
};

const unsent = { reads: "结果待确认", ends: "成功" } as const satisfies Trouble;
const swallowed = { reads: "结果待确认", ends: "此前已成功" } as const satisfies Trouble;
const inWork = { reads: "税局处理中", ends: "成功" } as const satisfies Trouble;
const bomb = { ...swallowed, details: { megabytes: 20 } } as const;

/** The kinds that have a journey of their own: one is over too soon, one is no trouble of ours, one shuts the way for all; lists. */
type OnItsOwn = "latency" | "duplicate-effect" | "refuse-us" | ListFault;

/** In the order in which they are read: what takes longest to be lost comes last. */
const digital: Readonly<Record<Exclude<FaultKind, OnItsOwn>, Trouble>> = {
  "out-of-order": { ...inWork, details: { service: leqi.result } },
  "clock-skew": inWork,
  "too-many-requests": { reads: "稍后自动重试", ends: "成功", details: { retryAfter: "none" } },
  "unknown-code": { reads: "已转客服", ends: "成功" },
  reset: unsent,
  "server-error": unsent,
  maintenance: unsent,
  redirect: unsent,
  "close-before-reply": swallowed,
  html: swallowed,
  truncated: swallowed,
  "wrong-length": swallowed,
  oversized: bomb,
  "gzip-bomb": bomb,
  "brotli-bomb": bomb,
  hang: unsent,
  drip: swallowed,
};

const ofDevices: Readonly<Partial<Record<FaultKind, Trouble>>> = {
  "too-many-requests": { reads: "稍后自动重试", ends: "成功", details: { retryAfter: "none" } },
  "server-error": { ...swallowed, details: { status: 502, effect: true } },
  "close-before-reply": swallowed,
  html: { ...unsent, details: { effect: false } },
};

type Case = { readonly kind: FaultKind; readonly way: "乐企" | "百望"; readonly company: Company } & Trouble;

const cases: readonly Case[] = [
  ...troubles(digital).map(([kind, trouble], index): Case => {
    return { ...trouble, kind, way: "乐企", company: company(index, `乐企${kind}`, [{ kind: "82", serial: index }]) };
  }),
  ...troubles(ofDevices).map(([kind, trouble], index): Case => {
    const invoices = [100, 200].map((from) => ({ kind: "10", serial: from + index }) as const);
    return { ...trouble, kind, way: "百望", company: company(100 + index, `百望${kind}`, invoices) };
  }),
];
const steady = company(
  200,
  "平稳",
  Array.from({ length: 20 }, (_, index) => ({ kind: "82", serial: 300 + index })),
);
const slow = company(201, "慢", [{ kind: "82", serial: 400 }]);
const doubled = company(202, "重记", [{ kind: "82", serial: 401 }]);
const refused = company(203, "被拒", [{ kind: "10", serial: 402 }]);
const patient = company(204, "等待", [
  { kind: "10", serial: 403 },
  { kind: "10", serial: 404 },
]);

test.describe.configure({ mode: "serial" });
test.setTimeout(120_000);

/** Pages left open on a submission, to come to its end by themselves. */
const open: { readonly page: Page; readonly of: Case }[] = [];

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await makeCompanies([...cases.map((one) => one.company), steady, slow, doubled, refused, patient]);
  await control("POST", "faults", { faults: cases.flatMap(faultsOf) });
  const lateFirst = [...cases].reverse();
  await sendMissing(
    lateFirst.map((one) => one.company),
    steady,
  );
});

test.afterAll(async () => {
  for (const { company } of cases) await lift(company);
  for (const company of [slow, doubled]) await lift(company);
  await control("DELETE", "faults?connector=baiwang");
  await control("PUT", "settings", { listLagMs: null });
  await Promise.all(open.map(({ page }) => page.context().close()));
});

test("latency: 上传中 for as long as it takes, sent by the form, and done by itself", async ({ page }) => {
  await control("POST", "faults", {
    faults: [{ kind: "latency", ms: 12_000, service: leqi.upload, taxpayer: slow.taxpayerId }],
  });
  await signInAs(page, slow.signInName);
  await submitByForm(page, keyAt(slow, 0));
  await comesToRest(page, "上传中");
  await expect(main(page)).toContainText("在等税局，您不用操作。");
  await expect(main(page)).toContainText(/预计 \d\d:\d\d .*完成|预计 \d\d:\d\d 前完成|比预计的 \d\d:\d\d 晚/);
  await offersNoSecondUpload(page);
  await comesToRest(page, "成功");
  await hasEffects(slow, 1);
});

for (const one of cases) {
  test(`${one.way} ${one.kind}: ${one.reads}, when it goes on, and no second upload`, async ({ browser }) => {
    const page = await openAs(browser, one.company);
    await page.goto("/submissions");
    await main(page)
      .getByRole("link", { name: /BC-\d{4}/ })
      .last()
      .click();
    await expect(page).toHaveURL(/\/submissions\/\d+/);
    const submission = page.url();
    await saysItAll(page, one);
    await page.goto(`/missing/${keyAt(one.company, 0)}`);
    await saysItAll(page, one);
    await page.goto(`/missing/${keyAt(one.company, 0)}/reupload`);
    await expect(main(page)).toContainText("这张发票已在补传中，不能再传一次。");
    await expect(main(page).getByRole("textbox")).toHaveCount(0);
    await saysItAll(page, one);
    await page.goto("/overview");
    await expect(main(page)).toContainText(readings[one.reads].overview);
    await offersNoSecondUpload(page);
    await page.goto("/submissions");
    await comesToRest(page, one.reads);
    await offersNoSecondUpload(page);
    await page.goto(submission);
    await lift(one.company);
    open.push({ page, of: one });
  });
}

test("duplicate-effect: what the bureau enters twice by itself is a success here, and support is told", async ({
  browser,
  page: clerk,
}) => {
  await control("POST", "faults", {
    faults: [{ kind: "duplicate-effect", service: leqi.upload, taxpayer: doubled.taxpayerId }],
  });
  await control("PUT", "settings", { listLagMs: 0 });
  await sendDoubled(doubled);
  await control("PUT", "settings", { listLagMs: null });
  const page = await openAs(browser, doubled);
  await page.goto("/submissions");
  await comesToRest(page, "成功");
  await offersNoSecondUpload(page);
  await hasEffects(doubled, 2);
  await page.context().close();
  await signIn(clerk, "support");
  await clerk.goto("/support");
  await expect(main(clerk)).toContainText(doubled.name);
});

test("unknown-code: a clerk lets it go on, and the bureau is asked first", async ({ page }) => {
  const { company: unheardOf } = caseOf("unknown-code");
  await signIn(page, "support");
  await page.goto(`/support?q=${unheardOf.taxpayerId}`);
  await main(page).getByRole("link", { name: unheardOf.name }).first().click();
  await page.getByRole("textbox", { name: "事由" }).fill("商户来电：为什么转客服");
  await page.getByRole("button", { name: "开始查看" }).click();
  await main(page)
    .getByRole("link", { name: /BC-\d{4}/ })
    .first()
    .click();
  await page.getByRole("button", { name: "先问税局，再继续" }).click();
  await expect(main(page)).toContainText("已交回系统，正在向税局核对。");
});

test("the faults are over: every page comes to its end by itself, with one effect at the bureau", async () => {
  for (const { page, of } of open) {
    await expect(main(page).getByText(of.ends, { exact: true }).first(), `${of.way} ${of.kind}`).toBeVisible({
      timeout: 90_000,
    });
    await expect(main(page).getByRole("link", { name: "查看回执" })).toBeVisible();
    await hasEffects(of.company, 1);
  }
});

test("百望 refuse-us: held, said by whom it is cured, and sent once operations have cured it", async ({
  browser,
  page: operator,
}) => {
  await control("PUT", "faults?connector=baiwang", {
    faults: [{ kind: "refuse-us", service: baiwang.upload, taxpayer: refused.taxpayerId }],
  });
  await sendMissing([refused]);
  const page = await openAs(browser, refused);
  await page.goto("/submissions");
  await main(page)
    .getByRole("link", { name: /BC-\d{4}/ })
    .click();
  await comesToRest(page, "暂缓");
  await expect(main(page)).toContainText("税局拒绝了我们的接口访问，发票没有送出，我们替您留着。");
  await expect(main(page)).toContainText("现在由运维处理，您不用操作。");
  await expect(page.getByRole("complementary", { name: "税局接口情况" })).toContainText(
    /税控发票的税局接口自 \d\d:\d\d 起拒绝我们访问，运维正在处理。已提交的都替您存着/,
  );
  await offersNoSecondUpload(page);
  await control("DELETE", "faults?connector=baiwang");
  await signIn(operator, "operator");
  await operator.goto("/ops");
  await operator.getByRole("button", { name: "恢复接口" }).click();
  await comesToRest(page, "成功", { reload: false });
  await hasEffects(refused, 1);
  await page.context().close();
});

test("the bureau goes silent: the circuit opens, every page says so, and what was held goes on by itself", async ({
  browser,
  page: operator,
}) => {
  await control("PUT", "faults?connector=baiwang", { faults: [{ kind: "server-error", status: 502 }] });
  const neighbours = cases.filter(({ way }) => way === "百望").map((one) => one.company);
  await sendMissing([...neighbours, patient]);
  await signIn(operator, "operator");
  await operator.goto("/ops");
  const connector = operator.locator("section").filter({ has: operator.getByRole("heading", { name: "接口：百望" }) });
  await expect(async () => {
    await operator.reload();
    await expect(connector).toContainText("下次试探", { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(connector).toContainText("不可用");
  await expect(connector).toContainText("仍在持续");

  const page = await openAs(browser, patient);
  await submitByForm(page, keyAt(patient, 1));
  await comesToRest(page, "暂缓");
  const submission = page.url();
  await expect(main(page)).toContainText("税局接口暂时没有应答，发票还没有送出，我们替您留着。");
  await expect(main(page)).toContainText("税局恢复后按期限先后自动送出，不用重新提交。");
  await expect(main(page)).toContainText(/最晚 \d\d:\d\d 再看一次能否送出。/);
  await offersNoSecondUpload(page);
  await page.goto("/overview");
  await expect(main(page)).toContainText("张暂缓");
  await expect(page.getByRole("banner")).toContainText("税局部分暂不可用");
  const banner = page.getByRole("complementary", { name: "税局接口情况" });
  await expect(banner).toContainText(/税控发票的税局接口自 \d\d:\d\d 起没有应答。已提交的都替您存着/);
  await expect(banner).toContainText("其他发票照常送出。");
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
  }
  await banner.getByRole("link", { name: "了解情况" }).click();
  await expect(page).toHaveURL(/\/status/);
  await expect(main(page)).toContainText(/税控发票的税局接口自 \d\d:\d\d 起没有应答。/);
  await expect(main(page)).toContainText("请勿重复上传");

  await page.goto(submission);
  await control("DELETE", "faults?connector=baiwang");
  await comesToRest(page, "成功", { reload: false });
  await page.goto("/overview");
  await expect(page.getByRole("complementary", { name: "税局接口情况" })).toHaveCount(0);
  for (const { taxpayerId } of [...neighbours, patient])
    await expect.poll(async () => (await effectsOf(taxpayerId)).length, { timeout: 120_000 }).toBe(2);
  await page.context().close();
});

test("after all of it nothing is lost and nothing doubled", async () => {
  await expectNothingLost();
});

function troubles<Kind extends FaultKind>(table: Readonly<Partial<Record<Kind, Trouble>>>): [Kind, Trouble][] {
  return Object.entries(table) as [Kind, Trouble][];
}

function caseOf(kind: FaultKind): Case {
  const found = cases.find((one) => one.kind === kind);
  if (!found) throw new Error(`there is no case of ${kind}`);
  return found;
}

/**
 * The kind itself, and whatever keeps the bureau from clearing it up before it was read: asked again, it says “later”.
 * What is tried again anyhow stays as it is, and short of breath: each “later” would double its wait.
 */
function faultsOf({ kind, way, details, company: { taxpayerId }, reads }: Case): Fault[] {
  const services = way === "乐企" ? leqi : baiwang;
  const result = way === "乐企" ? leqi.result : baiwang.lookup;
  const held = reads === "税局处理中" ? result : services.lookup;
  const later: Fault = { kind: "too-many-requests", seconds: 0, service: held, taxpayer: taxpayerId };
  const itself: Fault = { kind, service: services.upload, taxpayer: taxpayerId, ...details };
  return reads === "稍后自动重试" ? [itself] : [itself, later];
}

async function lift({ taxpayerId }: Company): Promise<void> {
  await control("DELETE", `faults?taxpayer=${taxpayerId}`);
}

async function openAs(browser: Browser, { signInName }: Company): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, signInName);
  return page;
}

function main(page: Page) {
  return page.locator("main");
}

function keyAt({ invoices }: Company, place: number): string {
  const invoice = invoices[place];
  if (!invoice) throw new Error(`there is no invoice ${place}`);
  return keyOf(invoice);
}

/** What is true, what happens next and when, and nothing to press that would send it again. */
async function saysItAll(page: Page, { reads }: Case): Promise<void> {
  const { says, when } = readings[reads];
  let looks = 0;
  await expect(async () => {
    if (looks++ > 0) await page.reload();
    await expect(main(page).getByText(reads, { exact: true }).first()).toBeVisible({ timeout: 2_000 });
    for (const words of says) await expect(main(page)).toContainText(words, { timeout: 100 });
    await expect(main(page)).toContainText(when, { timeout: 100 });
  }).toPass({ timeout: 60_000 });
  await offersNoSecondUpload(page);
}

async function offersNoSecondUpload(page: Page): Promise<void> {
  await expect(main(page).locator("a[href*='/reupload'], a[href*='/missing/new']")).toHaveCount(0);
  await expect(main(page).getByRole("button", { name: /^(重新|再次|继续)?(补传|提交|上传|重试)/ })).toHaveCount(0);
}

/** With `reload: false` the page has to renew itself. */
async function comesToRest(page: Page, state: string, { reload = true } = {}): Promise<void> {
  const shown = main(page).getByText(state, { exact: true }).first();
  if (!reload) return expect(shown).toBeVisible({ timeout: 90_000 });
  await expect(async () => {
    if (!(await shown.isVisible())) await page.reload();
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

async function submitByForm(page: Page, key: string): Promise<void> {
  await page.goto(`/missing/${key}`);
  await page.getByRole("link", { name: "重新补传" }).click();
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await page.getByRole("button", { name: "核对无误，提交" }).click();
  await expect(page).toHaveURL(/\/submissions\/\d+/);
}

async function hasEffects({ taxpayerId }: Company, count: number): Promise<void> {
  expect(await effectsOf(taxpayerId)).toHaveLength(count);
}
