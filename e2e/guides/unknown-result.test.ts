import { expect } from "@playwright/test";
import { company } from "../fixtures/companies.ts";
import { control, makeCompanies } from "../fixtures/house.ts";
import { test } from "../fixtures/sign-in.ts";
import { type Walk, walkGuide } from "./walk-guide.ts";

/** Its own company: the bureau's reply is lost for nobody else. */
const owner = company(
  710,
  "样例餐饮",
  Array.from({ length: 8 }, (_, index) => ({ kind: "82" as const, serial: 71_000 + index })),
);
const upload = "202007/QDFPSC";
/** What the walk is about. */
let key = "";
let submission = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(() => makeCompanies([owner]));

walkGuide(
  "unknown-result",
  [
    {
      open: async (walk) => {
        await sendWithoutReply(walk);
        await expect(standing(walk)).toContainText(walk.locale === "en" ? "Result unknown" : "结果待确认", {
          timeout: 60_000,
        });
        await walk.goTo("/submissions");
      },
      leave: ({ goTo }) => goTo(`/missing/${key}`),
    },
    {},
    {
      open: async (walk) => {
        await walk.page.goto(submission);
        await expect(standing(walk)).toContainText(walk.locale === "en" ? "Accepted earlier" : "此前已成功", {
          timeout: 60_000,
        });
      },
    },
    { open: ({ goTo }) => goTo("/receipts") },
  ],
  { as: owner.signInName },
);

async function sendWithoutReply({ page, goTo }: Walk): Promise<void> {
  await control("POST", "faults", {
    faults: [{ kind: "close-before-reply", service: upload, taxpayer: owner.taxpayerId, times: 1 }],
  });
  await goTo("/missing");
  const reupload = page.locator("main tbody a[href$='/reupload']").last();
  key = (await reupload.getAttribute("href"))?.split("/").at(-2) ?? "";
  await reupload.click();
  await page.locator("main [data-assist=continue] button").click();
  await page.waitForURL(/\/missing\/check/);
  await page.locator("main [data-assist=submit] button").last().click();
  await page.waitForURL(/\/submissions\/\d+/);
  submission = new URL(page.url()).pathname;
}

function standing({ page }: Walk) {
  return page.locator("main [data-assist=standing]");
}
