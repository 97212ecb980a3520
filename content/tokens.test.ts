import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simplify } from "./simplify.ts";
import { codeTokensOf, latinRuns, slipTokensOf, tokensOf } from "./tokens.ts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[验签失败ＵＫ發0-9Ａa-z。 ]{0,40}$/));

describe("whatever is typed", () => {
  test("tokens are words, without blanks, marks or capitals", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const token of [...tokensOf(text), ...slipTokensOf(text), ...codeTokensOf(text)])
          expect(token).toMatch(/^(≈\d+|[\p{Script=Han}]+|[a-z0-9.+_%-]+)$/u);
      }),
    );
  });

  test("full-width, capitals and traditional characters are the same", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 ]{0,20}$/), (text) => {
        const wide = text.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
        expect(tokensOf(wide.toUpperCase())).toEqual(tokensOf(text));
      }),
    );
    expect(tokensOf("離線開票時間超限")).toEqual(tokensOf("离线开票时间超限"));
  });
});

test("simplifying keeps the length, and does nothing twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect([...simplify(text)].length).toBe([...text].length);
      expect(simplify(simplify(text))).toBe(simplify(text));
    }),
  );
});

test("a slip shares a pair with the word that was meant", () => {
  const meant = new Set([...tokensOf("验签失败"), ...slipTokensOf("验签失败")]);
  for (const slip of ["验鉴失败", "验失败", "验签签失败"])
    expect([...tokensOf(slip), ...slipTokensOf(slip)].filter((pair) => meant.has(pair)).length).toBeGreaterThan(1);
});

test("a code is one token, and its parts are none", () => {
  expect(codeTokensOf("PACKAGE_NOT_DOWNLOADED")).toEqual(["package_not_downloaded"]);
  expect(latinRuns("code=XZTHSXED 2.5112E+19")).toEqual(["code", "xzthsxed", "2.5112e+19"]);
});
