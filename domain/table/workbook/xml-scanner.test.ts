import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "../../unreadable-file.ts";
import { XmlScanner } from "./xml-scanner.ts";

function tokensOf(pieces: Iterable<string>): string[] {
  const scanner = new XmlScanner();
  const tokens: string[] = [];
  for (const piece of pieces) {
    scanner.push(piece);
    for (let token = scanner.next(); token !== "none"; token = scanner.next()) {
      if (token === "text") tokens.push(JSON.stringify(scanner.text));
      if (token === "close") tokens.push(`/${scanner.name}`);
      if (token === "open") tokens.push(`${scanner.name} ${scanner.attribute("r")} ${scanner.prefixedAttribute("id")}`);
    }
  }
  return tokens;
}

const codeOf = (pieces: string[]) => {
  try {
    tokensOf(pieces);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code;
    throw error;
  }
  return "none";
};

const document = `<?xml version="1.0"?>\r\n<!-- a > b <c> --><x:row r = "1" d3p1:id='a>b'
><c r="A&amp;1"/><v >1 &lt; 2\r\n&#x4E2D;&#25991;&nbsp;&constructor;</v ><t><![CDATA[<&amp;>]]]></t><t a="r"></t></x:row>`;
const tokens = [
  '"\\n"',
  "row 1 a>b",
  "c A&1 null",
  "/c",
  "v null null",
  '"1 < 2\\n中文&nbsp;&constructor;"',
  "/v",
  "t null null",
  '"<&amp;>]"',
  "/t",
  "t null null",
  "/t",
  "/row",
];

test("tags, texts and what belongs to neither", () => {
  expect(tokensOf([document])).toEqual(tokens);
});

test("cut anywhere, once or into any pieces", () => {
  for (let at = 0; at <= document.length; at++) {
    expect(tokensOf([document.slice(0, at), document.slice(at)])).toEqual(tokens);
  }
  expect(tokensOf(document)).toEqual(tokens);
  fc.assert(
    fc.property(fc.array(fc.nat(document.length), { maxLength: 20 }), (cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), document.length];
      const pieces = places.slice(1).map((end, index) => document.slice(places[index], end));
      expect(tokensOf(pieces)).toEqual(tokens);
    }),
  );
});

test("whatever is thrown at it, it ends or says what is wrong", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>/!?=-[] \"'ar:&;]CDT") }), (text) => {
      expect(codeOf(["<a>", text])).toMatch(/^(none|WORKBOOK_DAMAGED)$/);
    }),
    { numRuns: 2_000 },
  );
});

describe("refused", () => {
  test.each(['<!DOCTYPE a [<!ENTITY b "c">]>', "<c r=1>", "<c r>", "<c =''>", "<c /r>", "</c r='1'>", "<v>\0</v>"])(
    "%j",
    (text) => {
      expect(codeOf([text])).toBe("WORKBOOK_DAMAGED");
    },
  );

  test("a text without an end, before it fills the memory", () => {
    const pieces = Array.from({ length: 100 }, () => "1".repeat(65_536));
    expect(codeOf(["<v>", ...pieces])).toBe("WORKBOOK_DAMAGED");
  });
});
