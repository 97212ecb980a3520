import { expect, test } from "vitest";
import { readDateStyles } from "./styles.ts";

const styleSheet = (code: string) => {
  const written = code.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return [
    `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="${written}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>`,
    `<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
  ];
};

test.each([
  "yyyy\\-mm\\-dd\\ hh:mm:ss",
  "yyyy-mm-dd;@",
  '[$-804]yyyy"年"m"月"d"日"',
  "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  "yyyy年m月d日",
  '上午/下午h"时"mm"分"ss"秒"',
  "m/d/yy h:mm",
  "[DBNum1][$-804]yyyy年m月",
  "mm:ss.0",
  "YYYY/MM/DD",
])("%s shows a date", (code) => {
  expect(readDateStyles(styleSheet(code))).toEqual([false, true]);
});

test.each([
  "General",
  "[DBNum2][$-804]General",
  "G/通用格式",
  "0.00",
  "#,##0.00",
  "0.00_);[Red]\\(0.00\\)",
  '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  '0"days"',
  "[$USD] #,##0.00",
  "0.00%",
  "0.00E+00",
  "@",
  "[h]:mm:ss",
  "000\\d",
  "# ?/?",
])("%s shows a number", (code) => {
  expect(readDateStyles(styleSheet(code))).toEqual([false, false]);
});

test("formats a spreadsheet knows by itself", () => {
  const ids = [0, 4, 9, 14, 22, 27, 36, 45, 46, 47, 49, 50, 58, 176];
  const xfs = ids.map((id) => `<xf numFmtId="${id}"/>`).join("");
  const dates = readDateStyles([`<x:styleSheet xmlns:x="x"><x:cellXfs>${xfs}</x:cellXfs></x:styleSheet>`]);
  expect(ids.filter((_, index) => dates[index])).toEqual([14, 22, 27, 36, 45, 47, 50, 58]);
});
