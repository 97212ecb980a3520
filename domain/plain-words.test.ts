import fc from "fast-check";
import { expect, test } from "vitest";
import { plainLine, plainText } from "./plain-words.ts";

test.each([
  ["十一月.csv\r\nBcc: all@example.com", "十一月.csv Bcc: all@example.com"],
  ["a\u2028b\u2029c\u0085d", "a b c d"],
  ["\u202egpj.exe\u202c", "gpj.exe"],
  ["a\u0000b\u001bc\u200bd\ufeffe", "abcde"],
  ["半个\ud83d", "半个"],
  ["  空白  ", "空白"],
])("a line of %j is %j", (text, line) => {
  expect(plainLine(text, 100)).toBe(line);
});

test("a text keeps its breaks and nothing else of the kind", () => {
  expect(plainText("一\r\n二\r三\u2028四\u202e五", 100)).toBe("一\n二\n三\n四五");
});

test("what is too long is cut, never in the middle of a character", () => {
  expect(plainLine("𠮷".repeat(10), 4)).toBe("𠮷𠮷𠮷…");
  expect(plainLine("𠮷𠮷", 2)).toBe("𠮷𠮷");
});

test("whatever comes in, a line is one line of well-formed text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 50 }), (text, longest) => {
      const line = plainLine(text, longest);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      expect(line.isWellFormed()).toBe(true);
      expect([...line].length).toBeLessThanOrEqual(longest);
      expect(plainText(text, longest)).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    }),
  );
});
