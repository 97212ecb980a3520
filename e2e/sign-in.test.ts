import { type APIRequestContext, expect } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { fillIn, signIn, test } from "./fixtures/sign-in.ts";

const settings = "/settings/sessions";
const wechatOnIphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.49";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("whoever is signed out signs in and comes back", async ({ page }) => {
      await page.goto(`${settings}?ended=one`);
      await expect(page).toHaveURL(/\/sign-in\?next=/);
      await fillIn(page, "owner");
      await expect(page).toHaveURL(`${settings}?ended=one`);
    });

    test("everybody comes to their own room", async ({ page }) => {
      for (const [who, home] of [
        ["clerk", "/overview"],
        ["support", "/support"],
        ["operator", "/ops"],
      ] as const) {
        await page.context().clearCookies();
        await page.goto("/sign-in");
        await fillIn(page, who);
        await expect(page).toHaveURL(home);
        await page.goto("/guides");
        await page.getByRole("banner").getByRole("link", { name: "进入系统" }).click();
        await expect(page).toHaveURL(home);
      }
    });

    test("a wrong password says so and keeps the name", async ({ page }) => {
      await page.goto("/sign-in");
      await fillIn(page, "clerk", "not this one");
      await expect(page.getByRole("alert").filter({ hasText: "登录名或密码不对，还可以试" })).toBeVisible();
      await expect(page.locator("#signInName")).toHaveValue("clerk");
      await expect(page.locator("#password")).toHaveValue("");
      await fillIn(page, "clerk");
      await expect(page).toHaveURL("/overview");
    });

    test("a device is signed out from another one", async ({ page, browser, signIn: signInHere }) => {
      const phone = await browser.newContext({ userAgent: wechatOnIphone });
      await signIn(await phone.newPage(), "owner");
      await signInHere("owner");
      await page.goto(settings);
      await page.getByRole("button", { name: "退出 iPhone · 微信" }).click();
      await expect(page.getByText("已退出那台设备。")).toBeVisible();
      await expect(page.getByText("当前设备")).toBeVisible();
      expect(await opensSettings(phone.request)).toBe(false);
      await phone.close();
    });

    test("the language one chooses is the language of the page", async ({ page, signIn }) => {
      await signIn("owner");
      await page.goto("/en/settings");
      await page.getByRole("radio", { name: "中文" }).check();
      await page.getByRole("button", { name: "Save language" }).click();
      await expect(page).toHaveURL("/settings?saved=language");
      await expect(page.getByText("语言已保存。")).toBeVisible();
    });
  });
}

test("errors take the focus, mark the title and lead to their field", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("main").getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "没有登录成功" })).toBeFocused();
  await expect(page).toHaveTitle(/^错误：/);
  await page.getByRole("link", { name: "请填写密码" }).click();
  await expect(page.locator("#password")).toBeFocused();
});

test("a copied cookie is worth nothing after signing out", async ({ page, context, signIn }) => {
  await signIn("owner");
  const copied = await context.cookies();
  expect(copied.filter(({ name }) => name.endsWith("buchuan-session"))).toMatchObject([
    { httpOnly: true, sameSite: "Lax" },
  ]);
  await page.goto("/settings");
  await page.getByRole("main").getByRole("button", { name: "退出登录" }).click();
  await expect(page.getByText("已退出登录。")).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  await context.addCookies(copied);
  expect(await opensSettings(context.request)).toBe(false);
});

test("a session planted while the form is open ends, instead of becoming one's own", async ({
  page,
  context,
  browser,
}) => {
  const stranger = await browser.newContext();
  await signIn(await stranger.newPage(), "clerk");
  await page.goto("/sign-in");
  const planted = await stranger.cookies();
  await context.addCookies(planted);
  await fillIn(page, "owner");
  await expect(page).toHaveURL("/overview");
  expect(await context.cookies()).not.toEqual(planted);
  expect(await opensSettings(stranger.request)).toBe(false);
  expect(await opensSettings(context.request)).toBe(true);
  await stranger.close();
});

for (const next of [
  "//evil.example",
  "/\\evil.example",
  "/.//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
]) {
  test(`${next} is no place to come back to`, async ({ page, baseURL }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await fillIn(page, "clerk");
    await expect(page).toHaveURL(`${baseURL}/overview`);
  });
}

test.describe("the form of another site", () => {
  test.use({ javaScriptEnabled: false });

  test("signs nobody in, whatever it says it is", async ({ page, request, baseURL }) => {
    await page.goto("/sign-in");
    const hidden = await page
      .locator("main form input[type=hidden]")
      .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value") ?? ""]));
    const multipart = { ...Object.fromEntries(hidden), signInName: "clerk", password: demoPassword };
    const isLetIn = async (headers: Record<string, string>) => {
      const answer = await request.post("/sign-in", { multipart, headers, maxRedirects: 0 });
      return /buchuan-session=\S/.test(answer.headers()["set-cookie"] ?? "");
    };

    expect(await isLetIn({ origin: String(baseURL) })).toBe(true);
    expect(await isLetIn({ origin: "https://evil.example" })).toBe(false);
    expect(await isLetIn({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })).toBe(false);
    expect(await isLetIn({ origin: "null" })).toBe(false);
    expect(await isLetIn({})).toBe(false);
  });
});

test.describe("next-auth's own way in", () => {
  const json = "true";

  test("ends in the same cookie, and out of it", async ({ request, baseURL }) => {
    const headers = { origin: String(baseURL) };
    const form = async (fields: Record<string, string>) => {
      const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
      return { csrfToken, json, ...fields };
    };
    await request.post("/api/auth/callback/credentials", {
      headers,
      form: await form({ signInName: "clerk", password: demoPassword }),
    });
    expect(await opensSettings(request)).toBe(true);
    const copied = await request.storageState();
    await request.post("/api/auth/signout", { headers, form: await form({}) });
    expect(await opensSettings(request)).toBe(false);
    expect(copied.cookies.some(({ name }) => name.endsWith("buchuan-session"))).toBe(true);
  });

  test("sends nobody to another site, and nothing without our origin", async ({ request, baseURL }) => {
    const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
    const form = { csrfToken, json, signInName: "clerk", password: demoPassword, callbackUrl: "https://evil.example/" };
    const refused = await request.post("/api/auth/callback/credentials", { form });
    expect(refused.status()).toBe(403);
    const headers = { origin: String(baseURL), "x-forwarded-host": "evil.example" };
    const answer = await request.post("/api/auth/callback/credentials", { form, headers });
    expect((await answer.json()).url).toBe(baseURL);
  });
});

async function opensSettings(request: APIRequestContext): Promise<boolean> {
  const answer = await request.get(settings, { maxRedirects: 0 });
  return answer.status() === 200;
}
