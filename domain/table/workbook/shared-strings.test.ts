import { expect, test } from "vitest";
import { UnreadableFile } from "../../unreadable-file.ts";
import { readSharedStrings } from "./shared-strings.ts";

test("plain, rich, empty, escaped; how it is pronounced is left out", () => {
  const xml = `<sst count="9" uniqueCount="1"><si><t>发票代码</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">销方 </t></r><r><t>名称</t></r>
    <rPh sb="0" eb="2"><t>ピン</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si><si><t>一_x000D_
二_x005F_x0041_&amp;_x0000__xD800_</t></si></sst>`;
  expect(readSharedStrings([xml])).toEqual(["发票代码", "销方 名称", "", "", "一\r\n二_x0041_&_x0000__xD800_"]);
});

test("one without an end is refused before it fills the memory", () => {
  function* endless() {
    yield "<sst><si>";
    for (;;) yield `<t>${"1".repeat(1_000)}</t>`;
  }
  expect(() => readSharedStrings(endless(), { strings: 1, characters: 10_000 })).toThrow("WORKBOOK_TOO_LARGE");
});

test.each([
  ["too many", { strings: 2, characters: 100 }],
  ["too long together", { strings: 100, characters: 5 }],
])("%s are refused", (_, limits) => {
  const xml = `<sst>${"<si><t>ab</t></si>".repeat(3)}</sst>`;
  expect(() => readSharedStrings([xml], limits)).toThrow(new UnreadableFile("WORKBOOK_TOO_LARGE"));
});
