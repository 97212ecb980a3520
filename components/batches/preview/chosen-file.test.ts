import { expect, test } from "vitest";
import { chosenFiles, sortFiles } from "./chosen-file.ts";

test("files are sorted by what they are, and what a system leaves behind is passed over", async () => {
  const files = [
    new File(["数电发票号码,金额\n"], "清单.ofd"),
    new File(['<?xml version="1.0"?><EInvoice/>'], "票.txt"),
    new File(["x"], ".DS_Store"),
    new File(["x"], "~$清单.xlsx"),
    new File(["Rar!\x1a\x07\x00"], "票.zip"),
  ];
  const { tables, documents, others } = await sortFiles(chosenFiles(files));
  expect(tables.map(({ path }) => path)).toEqual(["清单.ofd"]);
  expect(documents.map(({ path }) => path)).toEqual(["票.txt"]);
  expect(others.map(({ path, code }) => [path, code])).toEqual([["票.zip", "FILE_IS_ARCHIVE"]]);
});

test("one file chosen by itself is looked at whatever it is called", async () => {
  const { tables } = await sortFiles(chosenFiles([new File(["数电发票号码,金额\n"], ".csv")]));
  expect(tables).toHaveLength(1);
});
