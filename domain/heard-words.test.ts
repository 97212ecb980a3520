import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heardComment, heardMessage, heardSearch, longestComment, longestSearch } from "./heard-words.ts";

describe("a search as it is counted", () => {
  test.each([
    ["  ＵＫＥＹ　连不上 ", "ukey 连不上"],
    ["发票 26117000001234567890 查不到", "发票 *** 查不到"],
    ["91110105MA09XX013J", ""],
    ["电话 010-8888 7777", "电话 ***"],
    ["写给 a.b@example.com 没收到", "写给 *** 没收到"],
    ["E9106", "e9106"],
    ["12366 打不通", "12366 打不通"],
    ["？！", ""],
  ])("%j is %j", (typed, heard) => {
    expect(heardSearch(typed)).toBe(heard);
  });

  test("whatever is typed, no six digits in a row are kept, and never more than fits", { timeout: 60_000 }, () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.stringMatching(/^[0-9０-９a-z\s@-]{0,60}$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const heard = heardSearch(text);
        expect(heard).not.toMatch(/\d{6}/);
        expect([...heard].length).toBeLessThanOrEqual(longestSearch);
      }),
    );
  });
});

test("a comment keeps its lines and loses its numbers", () => {
  expect(heardComment("第一步就不行\r\n票号 26117000001234567890\u202e")).toBe("第一步就不行\n票号 ***");
  expect(heardComment("好了，电话１３８００１３８０００")).toBe("好了，电话***");
  expect([...heardComment("长".repeat(10_000))].length).toBe(longestComment);
});

test("a message is whole, and nothing hides between two figures", () => {
  expect(heardMessage("电话 138\u200b0013\u20608000，等了 3 天\r\n\u202e")).toBe("电话 ***，等了 3 天");
  expect(heardMessage("a@b.example\u0000 <b>")).toBe("*** <b>");
  expect(heardMessage("好".repeat(2_000))).toHaveLength(2_000);
});
