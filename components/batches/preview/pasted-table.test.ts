import { expect, test } from "vitest";
import { pastedTable } from "./pasted-table.ts";

test("cells with tabs or lines between them are a table, a word is none", async () => {
  expect(await pastedTable("数电发票号码\t金额\n1\t2")?.text()).toBe("数电发票号码\t金额\n1\t2");
  expect(pastedTable("数电发票号码\r\n26117000009990000901")?.name).toMatch(/\.tsv$/);
  for (const text of ["", "  ", "26117000009990000901", "26117000009990000901\n"]) expect(pastedTable(text)).toBeNull();
});
