import { handIn } from "./hand-in-list.ts";
import { walkGuide } from "./walk-guide.ts";

walkGuide("help-a-colleague", [
  { open: ({ goTo }) => goTo("/settings") },
  {
    open: async (walk) => {
      await walk.goTo("/batches/new");
      await handIn(walk);
      await walk.goTo("/batches");
    },
  },
  { open: ({ goTo }) => goTo("/settings") },
  { open: ({ goTo }) => goTo("/settings/sessions"), mark: ({ page }) => page.locator("main ul").first() },
  { open: ({ goTo }) => goTo("/help/assist") },
]);
