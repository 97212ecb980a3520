import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTaxpayerId, normalizeTaxpayerId, suggestTaxpayerId, taxpayerIdProblems } from "./taxpayer.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Public companies, an institution and the invented ones (`domain.md` §3.2). */
const soundIds = [
  "91330100716105852F",
  "9144030071526726XG",
  "914403001922038216",
  "91110000802100433B",
  "91110108551385082Q",
  "911103026605015136",
  "91110108562144110X",
  "91110108339805094M",
  "9111000071093123XX",
  "91110000710926094P",
  "91110000710925462X",
  "91100000100003962T",
  "911100001000044477",
  "91110000710933809D",
  "911100007178710060",
  "91440000100017600N",
  "12100000400018162G",
  "91110105MA09XX013J",
  "91110108MA09XX021Q",
  "92110112MA09XX0561",
];

test.each(soundIds)("%s holds by both rules", (id) => {
  expect(checkTaxpayerId(id)).toEqual({ kind: "unified", checkDigitHolds: true, innerDigitHolds: true });
  expect(taxpayerIdProblems(id, "seller.taxpayerId")).toEqual([]);
});

test("changing any one character of the first seventeen breaks the check character", () => {
  const change = fc.record({
    id: fc.constantFrom(...soundIds),
    at: fc.integer({ min: 0, max: 16 }),
    to: fc.constantFrom(...alphabet),
  });
  fc.assert(
    fc.property(change, ({ id, at, to }) => {
      fc.pre(id[at] !== to);
      const changed = `${id.slice(0, at)}${to}${id.slice(at + 1)}`;
      return taxpayerIdProblems(changed, "buyer.taxpayerId").length > 0;
    }),
  );
});

test("exactly one of the 31 last characters holds", () => {
  const body = fc
    .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
    .map((parts) => `9X${parts.join("").slice(2)}`);
  fc.assert(
    fc.property(body, (text) => {
      const holding = [...alphabet].filter((last) => checkTaxpayerId(text + last).checkDigitHolds);
      expect(holding).toHaveLength(1);
    }),
  );
});

describe("ids seen wrong in real data (§3.3)", () => {
  test.each([
    ["91110105MA09XX013E", "TAXPAYER_ID_INVALID"],
    ["91110108MA09XX0215", "TAXPAYER_ID_INVALID"],
    ["9111010807XXZHI002", "TAXPAYER_ID_INVALID"],
    ["91110108MA09XX021O", "TAXPAYER_ID_INVALID"],
    ["911101", "TAXPAYER_ID_INVALID"],
    ["9111010820200120123456", "TAXPAYER_ID_INVALID"],
    ["91110108MA09XX02I", "TAXPAYER_ID_LEGACY"],
    ["91110101202001201", "TAXPAYER_ID_LEGACY"],
  ])("%s: %s", (id, code) => {
    expect(taxpayerIdProblems(id, "seller.taxpayerId").map((problem) => problem.code)).toEqual([code]);
  });

  test("a broken inner digit passes with a warning, for the seller too", () => {
    expect(checkTaxpayerId("91440101MA5ABCDE1M")).toEqual({
      kind: "unified",
      checkDigitHolds: true,
      innerDigitHolds: false,
    });
    expect(taxpayerIdProblems("91440101MA5ABCDE1M", "seller.taxpayerId")).toEqual([
      { code: "TAXPAYER_ID_INNER_DIGIT", severity: "warn", field: "seller.taxpayerId", value: "91440101MA5ABCDE1M" },
    ]);
  });

  test("a seller's wrong id rejects, a buyer's warns", () => {
    expect(taxpayerIdProblems("91110105MA09XX013E", "seller.taxpayerId")[0]?.severity).toBe("reject");
    expect(taxpayerIdProblems("91110105MA09XX013E", "buyer.taxpayerId")[0]?.severity).toBe("warn");
  });
});

test("a letter that looks like a figure is suggested only where the result holds", () => {
  expect(suggestTaxpayerId("9IIIOIO8MAO9XXOZIQ")).toBe("91110108MA09XX021Q");
  expect(taxpayerIdProblems("9111O108MA09XX021Q", "buyer.taxpayerId")).toEqual([
    {
      code: "TAXPAYER_ID_LOOKALIKE",
      severity: "warn",
      field: "buyer.taxpayerId",
      value: "9111O108MA09XX021Q",
      facts: { suggestion: "91110108MA09XX021Q" },
    },
  ]);
  expect(suggestTaxpayerId("91110108MA09XX021O")).toBeNull();
  expect(suggestTaxpayerId("91110108MA09XX021Q")).toBeNull();
});

test("old ids and people's ids cannot be verified, and say so", () => {
  const person = "11010119000101001X";
  const corrected = [..."0123456789X"]
    .map((last) => person.slice(0, 17) + last)
    .filter((id) => checkTaxpayerId(id).kind === "legacy");
  expect(corrected).toHaveLength(1);
  for (const id of ["110108123456789", ...corrected, "11010119000101001234"]) {
    expect(taxpayerIdProblems(id, "buyer.taxpayerId").map(({ code, severity }) => [code, severity])).toEqual([
      ["TAXPAYER_ID_LEGACY", "warn"],
    ]);
  }
});

test("blanks, widths and case are not part of an id", () => {
  expect(normalizeTaxpayerId(" ９１１１０１０８ma09 xx021q\u200B\uFEFF")).toBe("91110108MA09XX021Q");
  fc.assert(
    fc.property(fc.string(), (text) => normalizeTaxpayerId(normalizeTaxpayerId(text)) === normalizeTaxpayerId(text)),
  );
});
