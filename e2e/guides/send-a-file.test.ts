import { handIn } from "./hand-in-list.ts";
import { type Walk, walkGuide } from "./walk-guide.ts";

const main = ({ page }: Walk) => page.getByRole("main");
const toSubmit = (walk: Walk) => main(walk).locator("a[href$='/submit']");
const send = (walk: Walk) => main(walk).locator("form button[type=submit]").filter({ visible: true }).first();
const failed = (walk: Walk) => main(walk).locator("a[href$='/failed-rows']");
const results = (walk: Walk) =>
  main(walk).locator("nav a[href*='show=accepted#'], nav a[href$='show=accepted']").first();

walkGuide("send-a-file", [
  {
    open: ({ goTo }) => goTo("/batches"),
    leave: (walk) => main(walk).locator("a[href$='/batches/new']").first().click(),
  },
  { leave: (walk) => handIn(walk) },
  {
    leave: async (walk) => {
      await toSubmit(walk).click();
      await walk.page.waitForURL(/\/submit$/);
    },
  },
  {
    mark: send,
    leave: async (walk) => {
      await send(walk).click();
      await failed(walk).waitFor({ timeout: 90_000 });
    },
  },
  {},
  {
    open: async (walk) => {
      await results(walk).click();
      await main(walk).locator("tbody a[href*='/submissions/']").first().waitFor({ timeout: 90_000 });
    },
  },
]);
