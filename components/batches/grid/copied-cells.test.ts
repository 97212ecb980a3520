import { expect, test } from "vitest";
import { copiedText, pastedCells } from "./copied-cells.ts";

test.each<[string, string[][]]>([
  [
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["a", [["a"]]],
  ["", [[""]]],
  [
    "a\t\r\n\tb",
    [
      ["a", ""],
      ["", "b"],
    ],
  ],
  ['"两\n行"\tb', [["两\n行", "b"]]],
  ['"说""是"""', [['说"是"']]],
  ['5" 显示器\t1', [['5" 显示器', "1"]]],
  ['"没有配对\t1', [['"没有配对', "1"]]],
])("%j is pasted as cells", (text, cells) => {
  expect(pastedCells(text)).toEqual(cells);
});

test("what was copied comes back as it was", () => {
  const cells = [
    ["a\tb", 'c"d', '"e', ""],
    ["两\n行", "", "x", "1,060.00"],
  ];
  expect(pastedCells(copiedText(cells))).toEqual(cells);
});
