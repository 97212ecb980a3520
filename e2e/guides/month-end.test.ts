import { walkGuide } from "./walk-guide.ts";

walkGuide("month-end", [{ open: ({ goTo }) => goTo("/month-end") }, {}, {}, {}, {}]);
