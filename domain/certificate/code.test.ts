import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeBytes, codeOf, codesIn, parseCode } from "./code.ts";

const codes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes }).map(codeOf);
const code = codeOf(new Uint8Array(codeBytes).map((_, index) => index * 17));

test("five groups of five, without a character that is misread", () => {
  fc.assert(
    fc.property(codes, (made) => {
      expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
      expect(parseCode(made)).toBe(made);
    }),
  );
});

test("one wrong character is found, whichever it is", () => {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  for (let place = 0; place < code.length; place++) {
    if (code[place] === "-") continue;
    for (const wrong of [...alphabet].filter((character) => character !== code[place]))
      expect(parseCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull();
  }
});

describe("as people give it to us", () => {
  test.each([
    ["in small letters with blanks", code.toLowerCase().replaceAll("-", " ")],
    ["in full width", [...code].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join("")],
    ["as a link", `https://example.test/en/verify/${code}?file=x#top`],
    ["with O for 0 and I for 1", code.replaceAll("0", "O").replaceAll("1", "I")],
  ])("%s", (_, typed) => {
    expect(parseCode(typed)).toBe(code);
  });

  test.each(["", "-", code.slice(1), `${code}0`, "证明", "https://"])("%s is none", (typed) => {
    expect(parseCode(typed)).toBeNull();
  });
});

test("every code in a text, once, even where a program put blanks around its hyphens", () => {
  const other = codeOf(new Uint8Array(codeBytes).fill(7));
  const text = `证明编号${code.replaceAll("-", " - ")}\n${other} ${code} 00000-00000-00000-00000-00001`;
  expect(codesIn(text)).toEqual([code, other]);
});
