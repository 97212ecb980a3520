import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type AssistPage, assistPageOf, assistTargets, readTarget, targetOfField } from "./assist-target.ts";

const root = join(import.meta.dirname, "..");

test.each<[string, AssistPage]>([
  ["/overview", "overview"],
  ["/missing?standing=DIFFERS", "missing"],
  ["/en/missing/new", "entry"],
  ["/missing/26117000000000000001", "invoice"],
  ["/missing/26117000000000000001/reupload?draft=ab#buyer.name", "entry"],
  ["/missing/check?draft=ab", "check"],
  ["/batches/new", "newBatch"],
  ["/batches/7", "batch"],
  ["/batches/7/rows/12", "row"],
  ["/submissions/3/receipt", "submission"],
  ["/help/assist/", "assist"],
  ["/", "elsewhere"],
  ["/en", "elsewhere"],
  ["/english", "elsewhere"],
  ["/ops", "elsewhere"],
  ["javascript:alert(1)", "elsewhere"],
])("%s is called %s", (address, page) => {
  expect(assistPageOf(address)).toBe(page);
});

test("a target is read as the list writes it, and nothing else is one", () => {
  expect(readTarget("entry/buyer-name")).toEqual({ page: "entry", target: "buyer-name" });
  for (const typed of [
    "",
    "entry",
    "entry/",
    "missing/buyer-name",
    "entry/buyer-name/x",
    "__proto__/x",
    "toString/length",
  ])
    expect(readTarget(typed)).toBeNull();
});

test("every target stands in a page", () => {
  const sources = ["app", "components"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".tsx"))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
  const form = readFileSync(join(root, "components/invoices/entry-form.tsx"), "utf8");
  expect(form).toContain('"data-assist": targetOfField(path)');
  const fields = [
    "kind",
    "number",
    "code",
    "issuedOn",
    "buyer.name",
    "buyer.taxpayerId",
    "amount",
    "tax",
    "total",
    "remark",
  ];
  const ofFields = new Set(fields.map(targetOfField));
  const marked = new Set(
    sources.flatMap((text) => [...text.matchAll(/data-assist="([\w-]+)"/g)].map(([, name]) => name)),
  );
  const lost = Object.values(assistTargets)
    .flat()
    .filter((target) => !marked.has(target) && !ofFields.has(target));
  expect(lost).toEqual([]);
});
