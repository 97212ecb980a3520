import { expect, test } from "vitest";
import { growingText } from "#server/reading/growing-text.ts";

test("holds whatever is added, however it has to grow, and begins anew when taken", () => {
  const text = growingText(4);
  const said = ["", "a", "北京（测试）", "🧾".repeat(1_000), "\n", "x".repeat(5_000)];
  for (const one of said) text.add(one);
  expect(new TextDecoder().decode(text.take())).toBe(said.join(""));
  text.add("again");
  expect(new TextDecoder().decode(text.take())).toBe("again");
  expect(text.take()).toHaveLength(0);
});
