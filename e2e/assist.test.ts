import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/axe.ts";
import { company, keyOf } from "./fixtures/companies.ts";
import { expectNothingLost, makeCompanies } from "./fixtures/house.ts";
import { signIn, signInAs, test } from "./fixtures/sign-in.ts";

/** ux 48: a merchant on the phone and a clerk at a desk, side by side. */
test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

const helped = company(480, "协助样例", [
  { kind: "82", serial: 480_001 },
  { kind: "82", serial: 480_002 },
]);
const key = keyOf(helped.invoices[0] as (typeof helped.invoices)[number]);

test.beforeAll(async () => {
  await makeCompanies([helped]);
});

test("help by a code: look here, go there, a pin, a correction the merchant submits, and the end of it", async ({
  browser,
}) => {
  const merchant = await phoneOf(browser);
  const clerk = await deskOf(browser);
  await joinBy(clerk, await codeOf(merchant));

  const banner = merchant.getByRole("complementary", { name: "客服协助", exact: true });
  await expect(banner).toContainText("客服协助中", { timeout: 15_000 });
  await merchant.goto(`/missing/${key}/reupload`);
  await expect(clerk.getByText("对方在「补传表单」")).toBeVisible({ timeout: 20_000 });
  await expectAccessible(clerk);

  await clerk.getByLabel("位置").selectOption({ value: "entry/buyer-name" });
  await clerk.locator("#point-words").fill('和营业执照一样<img src=x onerror="alert(1)">');
  await clerk.getByRole("button", { name: "指给商户看" }).click();
  await expect(clerk.getByText("已指给商户看。")).toBeVisible();
  const ringed = merchant.locator("[data-assist-look]");
  await expect(ringed).toHaveAttribute("name", "buyer.name", { timeout: 20_000 });
  await expect(ringed).toBeInViewport();
  const bubble = merchant.getByRole("complementary", { name: "客服指给您看" });
  await expect(bubble).toContainText("<img src=x");
  await expect(bubble).toBeInViewport();
  await expect(ringed).toHaveAccessibleDescription(/和营业执照一样/);
  await expectAccessible(merchant);
  await bubble.getByRole("button", { name: "知道了" }).click();
  await expect(merchant.locator("[data-assist-look]")).toHaveCount(0);

  await clerk.getByLabel("页面", { exact: true }).selectOption("receipts");
  await clerk.getByRole("button", { name: "请商户打开" }).click();
  await expect(banner.getByText("客服请您打开「回执」")).toBeVisible({ timeout: 20_000 });
  await expect(merchant).toHaveURL(/reupload/);
  await banner.getByRole("button", { name: "打开", exact: true }).click();
  await expect(merchant).toHaveURL(/\/receipts/);

  await clerk.locator(`a[href$='/invoices/${key}']`).click();
  await clerk.getByLabel("哪一项").selectOption("remark");
  await clerk.locator("#words").fill("备注里写上合同号");
  await clerk.getByRole("button", { name: "留下指引" }).click();
  await expect(clerk.getByText("指引已留下")).toBeVisible();
  await clerk.locator(`a[href$='/invoices/${key}']`).click();
  await expectAccessible(clerk);
  await clerk.locator("[id='to.remark']").fill("合同号 2026-11");
  await clerk.getByRole("button", { name: "放好更正稿" }).click();
  await expect(clerk.getByText("更正稿已放好")).toBeVisible();

  await merchant.goto("/overview");
  await expect(merchant.getByText("客服给您留了 2 条指引")).toBeVisible();
  await merchant.goto(`/missing/${key}/reupload`);
  await expect(merchant.getByText("客服的指引：备注里写上合同号")).toBeVisible();
  await merchant.getByRole("button", { name: "办好了" }).click();
  await expect(merchant.getByRole("button", { name: "办好了" })).toHaveCount(0);
  await merchant.getByRole("link", { name: "看更正稿" }).click();
  await expect(merchant.getByText("合同号 2026-11").first()).toBeVisible();
  await expectAccessible(merchant);
  await merchant.getByRole("button", { name: "采用，去核对" }).click();
  await expect(merchant).toHaveURL(/\/missing\/check/);
  await expect(merchant.getByText("合同号 2026-11").first()).toBeVisible();
  await merchant.locator("form[data-assist='submit'] button[type=submit]").click();
  await expect(merchant).toHaveURL(/\/submissions\/\d+/);

  await merchant.goto("/help/assist");
  await expect(merchant.getByRole("main")).toContainText("客服协助中：");
  await banner.getByRole("button", { name: "结束协助" }).click();
  await expect(merchant.getByText("协助已结束。")).toBeVisible({ timeout: 20_000 });
  await expect(merchant.getByRole("main")).not.toContainText("客服协助中：");
  await expect(clerk.getByText("协助已结束，这一页不能再操作。")).toBeVisible({ timeout: 20_000 });
  await clerk.getByLabel("位置").selectOption({ value: "missing/list" });
  await clerk.locator("#point-words").fill("还在吗");
  await clerk.getByRole("button", { name: "指给商户看" }).click();
  await expect(clerk.getByText("协助已经结束，没有执行。")).toBeVisible();
  await clerk.reload();
  await expect(clerk.getByText(/协助已于 .* 结束：商户结束/)).toBeVisible();

  await merchant.goto("/help/assist");
  await merchant.locator("main summary", { hasText: "做了什么" }).first().click();
  for (const done of ["凭协助码进入", "指给商户看「补传表单 › 购方名称」", "请商户打开「回执」", "采用了发票"])
    await expect(merchant.getByText(done).first()).toBeVisible();
  await expectAccessible(merchant);
  await merchant.getByRole("link", { name: "业务办理单" }).first().click();
  await expect(merchant.getByText(/由商户店主提交，编号 BC-/)).toBeVisible();
  await expectAccessible(merchant);
  await expectNothingLost();
});

test("a wrong code says one thing, five times, and then when again", async ({ browser }) => {
  const clerk = await deskOf(browser);
  for (let tried = 0; tried < 5; tried++) {
    await tryCode(clerk, "000000");
    await expect(clerk.getByText("这个协助码用不了").first()).toBeVisible();
  }
  await tryCode(clerk, "000000");
  await expect(clerk.getByText(/协助码输错太多次，请在 \d\d:\d\d 以后再试/)).toBeVisible();
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the merchant takes a code, sees the terms and can take the consent back", async ({ page }) => {
    await signInAs(page, helped.signInName);
    await page.goto("/help/assist");
    await expect(page.getByText("不能替您填写，更不能替您提交")).toBeVisible();
    await page.getByRole("button", { name: "请客服协助" }).click();
    await expect(page.locator("[data-assist-code]")).toHaveText(/^\d{3} \d{3}$/);
    await page.getByRole("button", { name: "不用了，作废这个码" }).click();
    await expect(page.getByText("同意已撤回")).toBeVisible();
  });
});

async function phoneOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await signInAs(page, helped.signInName);
  return page;
}

async function deskOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await signIn(page, "support");
  return page;
}

async function codeOf(merchant: Page): Promise<string> {
  await merchant.goto("/help/assist");
  await merchant.getByRole("button", { name: "请客服协助" }).click();
  const shown = merchant.locator("[data-assist-code]");
  await expect(shown).toHaveText(/^\d{3} \d{3}$/);
  return (await shown.textContent()) ?? "";
}

async function joinBy(clerk: Page, code: string): Promise<void> {
  await clerk.goto("/support");
  await clerk.getByRole("link", { name: "凭协助码进入" }).click();
  await tryCode(clerk, code);
  await expect(clerk).toHaveURL(/\/support\/assist\/\d+/);
}

async function tryCode(clerk: Page, code: string): Promise<void> {
  await clerk.goto("/support/assist");
  await clerk.getByLabel("协助码").fill(code);
  await clerk.locator("#reason").fill("来电：不会改备注");
  await clerk.getByRole("button", { name: "进入协助" }).click();
}
