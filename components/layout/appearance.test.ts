import { expect, test } from "vitest";
import { appearanceText, parseAppearance } from "./appearance.ts";

test("an appearance survives its cookie", () => {
  const chosen = { theme: "dark", size: "large" } as const;
  expect(parseAppearance(appearanceText(chosen))).toEqual(chosen);
});

test.each([undefined, null, "", "pink.huge", "dark; Path=/"])("a cookie of %j falls back", (text) => {
  expect(parseAppearance(text)).toEqual({ theme: "system", size: "standard" });
});
