import { type Browser, expect, type Page } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { expectAccessible } from "./fixtures/axe.ts";
import { company, keyOf } from "./fixtures/companies.ts";
import { makeCompanies } from "./fixtures/house.ts";
import { signIn, signInAs, test } from "./fixtures/sign-in.ts";

/** ux 47: a merchant asks on the phone, with a file and where it comes from; a clerk answers at a desk. */
test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

const asks = company(530, "工单样例", [{ kind: "82", serial: 530_001 }]);
const key = keyOf(asks.invoices[0] as (typeof asks.invoices)[number]);
const subject = `退回后改不了 ${Date.now()}`;
const receipt = { name: "回单.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n1 0 obj\n") };
const page = {
  name: "图片.png",
  mimeType: "image/png",
  buffer: Buffer.from("<!doctype html><script>alert(1)</script>"),
};
const large = { name: "太大.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(11 * 1024 * 1024, "%PDF-1.7 ") };

test.beforeAll(async () => {
  await makeCompanies([asks]);
});

test("a merchant asks with a file, a clerk takes it, asks back and answers, the merchant says solved, the slip is printed", async ({
  browser,
}) => {
  const merchant = await phoneOf(browser);
  const clerk = await deskOf(browser);

  await merchant.goto(`/missing/${key}`);
  await merchant.locator("summary", { hasText: "这页有帮助吗？" }).click();
  await merchant.getByRole("link", { name: "在线联系客服" }).click();
  await expect(merchant.getByText("我们会一并附上：")).toBeVisible();
  await expect(merchant.getByText("/missing/*")).toBeVisible();
  await expectAccessible(merchant);
  await merchant.getByLabel("一句话说明").fill(subject);
  await merchant.getByLabel("发生了什么").fill("点了修改没有反应\n<img src=x onerror=alert(1)>");
  await merchant.getByLabel("附件").setInputFiles([receipt]);
  await merchant.getByRole("button", { name: "发给客服" }).click();
  await expect(merchant.getByText(/收到了，工单号 GD-\d+/)).toBeVisible();
  await expect(merchant.getByText("等客服回复")).toBeVisible();
  await expectAccessible(merchant);
  const address = new URL(merchant.url()).pathname;

  await clerk.goto(`/support/cases?q=${encodeURIComponent(subject)}`);
  await expectAccessible(clerk);
  await clerk.getByRole("link", { name: subject }).click();
  await expect(clerk.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  const file = clerk.getByRole("link", { name: /回单\.pdf/ });
  const fetched = await clerk.request.get((await file.getAttribute("href")) ?? "");
  expect(fetched.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment;/),
    "content-type": "application/octet-stream",
    "x-content-type-options": "nosniff",
  });
  expect((await clerk.request.get(`${address}/files/1`)).status()).toBe(404);
  await clerk.getByRole("button", { name: "我来办" }).click();
  await expect(clerk.getByText("已接手。")).toBeVisible();
  await clerk.locator("#note").fill("像是旧版浏览器");
  await clerk.getByRole("button", { name: "记下" }).click();
  await expect(clerk.getByText("备注已记下。")).toBeVisible();
  await clerk.getByLabel("答复内容").fill("请问用的是哪个浏览器？");
  await clerk.getByRole("button", { name: "请商户回复" }).click();
  await expect(clerk.getByText("已请商户回复，时限暂停。")).toBeVisible();
  await expectAccessible(clerk);

  await merchant.goto("/help/cases");
  await expect(merchant.getByText("等您回复")).toBeVisible();
  await merchant.getByRole("link", { name: subject }).click();
  await expect(merchant.getByText("请问用的是哪个浏览器？")).toBeVisible();
  await expect(merchant.getByText("像是旧版浏览器")).toHaveCount(0);
  const stale = await clerkPage(clerk);
  await merchant.getByLabel("内容").fill("微信里打开的");
  await merchant.getByRole("button", { name: "发送" }).click();
  await expect(merchant.getByText("已发出。")).toBeVisible();

  await stale.getByLabel("答复内容").fill("请换一个浏览器");
  await stale.getByRole("button", { name: "发出答复" }).click();
  await expect(stale.getByText(/这张工单刚刚有变化/).first()).toBeVisible();
  await expect(stale.getByLabel("答复内容")).toHaveValue("请换一个浏览器");
  await expect(stale.getByText("微信里打开的")).toBeVisible();
  await stale.getByRole("button", { name: "发出答复" }).click();
  await expect(stale.getByText("答复已发出。")).toBeVisible();

  await merchant.goto("/inbox");
  await expect(merchant.getByText(/客服有新的答复：GD-/).first()).toBeVisible();
  await merchant.goto(address);
  await merchant.getByRole("button", { name: "已解决" }).click();
  await expect(merchant.getByText("已标为解决，谢谢。")).toBeVisible();
  await merchant.getByRole("link", { name: "业务办理单" }).click();
  await merchant.emulateMedia({ media: "print" });
  await expect(merchant.getByText("微信里打开的")).toBeVisible();
  await expect(merchant.getByText("像是旧版浏览器")).toHaveCount(0);
  await expect(merchant.getByRole("button", { name: "打印" })).toBeHidden();
  await merchant.emulateMedia({ media: "screen" });
  await expectAccessible(merchant);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("a file that is refused takes no word along", async ({ page: phone }) => {
      await signInAs(phone, asks.signInName);
      await phone.goto("/help/cases/new?from=/batches");
      for (const [file, told] of [
        [page, "“图片.png”不是可以发送的文件"],
        [large, "附件太大，每个不超过 10 MB"],
      ] as const) {
        await phone.getByLabel("一句话说明").fill("附件试试");
        await phone.getByLabel("发生了什么").fill("第一行\n第二行");
        await phone.getByLabel("附件").setInputFiles([file]);
        await phone.getByRole("button", { name: "发给客服" }).click();
        await expect(phone.getByText(told).first()).toBeVisible();
        await expect(phone.getByLabel("发生了什么")).toHaveValue("第一行\n第二行");
        await expect(phone.getByLabel("一句话说明")).toHaveValue("附件试试");
        await expect(phone.getByText("/batches", { exact: true })).toBeVisible();
      }
      await phone.getByRole("button", { name: "发给客服" }).click();
      await expect(phone.getByText(/收到了，工单号 GD-\d+/)).toBeVisible();
    });
  });
}

test("what is written when the sign-in has run out waits behind it", async ({ browser }) => {
  const phone = await phoneOf(browser);
  await phone.goto("/help/cases/new");
  await phone.getByLabel("一句话说明").fill("登录过期以后");
  await phone.getByLabel("发生了什么").fill("这些字不能丢");
  await phone.context().clearCookies();
  await phone.getByRole("button", { name: "发给客服" }).click();
  await expect(phone).toHaveURL(/sign-in/);
  await phone.fill("#signInName", asks.signInName);
  await phone.fill("#password", demoPassword);
  await phone.press("#password", "Enter");
  await expect(phone.getByLabel("发生了什么")).toHaveValue("这些字不能丢");
  await expect(phone.getByText("登录已过期，还没有发出；您写的还在").first()).toBeVisible();
});

async function phoneOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  const phone = await context.newPage();
  await signInAs(phone, asks.signInName);
  return phone;
}

async function deskOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const desk = await context.newPage();
  await signIn(desk, "support");
  return desk;
}

/** The same page in another tab, as it is now. */
async function clerkPage(clerk: Page): Promise<Page> {
  const other = await clerk.context().newPage();
  await other.goto(clerk.url());
  return other;
}
