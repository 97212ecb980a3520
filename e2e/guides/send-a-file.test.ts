import { restaurant } from "#prisma/seed/companies.ts";
import { writeBatchFile } from "../fixtures/write-batch-file.ts";
import { type Walk, walkGuide } from "./walk-guide.ts";

const main = ({ page }: Walk) => page.getByRole("main");
const newFile = (walk: Walk) => main(walk).locator("a[href$='/batches/new']").first();
const toSubmit = (walk: Walk) => main(walk).locator("a[href$='/submit']");
const send = (walk: Walk) => main(walk).locator("form button[type=submit]").filter({ visible: true }).first();
const upload = (walk: Walk) =>
  main(walk).getByRole("button", { name: walk.locale === "en" ? "Upload and continue" : "上传并继续" });
const results = (walk: Walk) =>
  main(walk).locator("nav a[href*='show=accepted#'], nav a[href$='show=accepted']").first();

walkGuide("send-a-file", [
  { open: ({ goTo }) => goTo("/batches"), mark: newFile, leave: (walk) => newFile(walk).click() },
  {
    mark: (walk) => main(walk).locator("div:has(> div > #file)"),
    leave: async (walk) => {
      await main(walk).locator("#file").setInputFiles(list(walk));
      await upload(walk).click();
    },
  },
  {
    mark: toSubmit,
    leave: async (walk) => {
      await toSubmit(walk).click();
      await walk.page.waitForURL(/\/submit$/);
    },
  },
  { mark: send, leave: (walk) => send(walk).click() },
  { mark: (walk) => main(walk).locator("a[href$='/failed-rows']") },
  {
    open: (walk) => results(walk).click(),
    mark: (walk) => main(walk).locator("tbody a[href*='/submissions/']").first(),
  },
]);

/** Another one at every walk: the same twice is the same batch. */
function list({ locale }: Walk) {
  const file = writeBatchFile(restaurant, { rows: 20, bad: 3, firstSerial: Date.now() % 10_000_000 });
  return {
    name: locale === "en" ? "issued-november.csv" : "十一月已开发票.csv",
    mimeType: "text/csv",
    buffer: file.bytes,
  };
}
