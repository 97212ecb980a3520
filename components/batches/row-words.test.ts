import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { loadMessages } from "#i18n/messages.ts";
import { routing } from "#i18n/routing.ts";
import type { ListedRow } from "#server/batches/list-rows.ts";
import type { Translate } from "./problem-words.ts";
import { rowWords } from "./row-words.ts";

const header = ["数电发票号码", "价税合计（元）"];
const row: ListedRow = {
  rowNumber: 7,
  outcome: "READY",
  cells: ["26117999000000000001", "1060.01"],
  key: "26117999000000000001",
  total: 106_001n,
  issuedOn: "2026-11-12",
  buyerName: "个人",
  problems: [],
  repairs: [],
  duplicateOf: null,
  submission: null,
};
const sent = { id: "1", verdictMessage: null, acceptanceNumber: null };
const t = createTranslator({ locale: "zh-CN", messages: await loadMessages("zh-CN") }) as unknown as Translate;
const words = rowWords(t, header);

test("what is to be mended is named by the file's own column, warnings left out", () => {
  const reason = words.reason({
    ...row,
    outcome: "NEEDS_FIX",
    problems: [
      { code: "SUM_DIFFERS", severity: "reject", field: "total", facts: { expected: "1060.00" } },
      { code: "RATE_UNKNOWN", severity: "warn", field: "lines.0.rate" },
    ],
  });
  expect(reason).toMatch(/^价税合计（元）：.*1060\.00/);
  expect(reason).not.toContain("税率：");
});

test("what was returned says the bureau's words and what to do about them", () => {
  const submission = { ...sent, state: "REJECTED", verdictMessage: "授信额度不足" } as const;
  expect(words.state({ ...row, submission })).toBe("被退回");
  expect(words.reason({ ...row, submission })).toBe("税局的答复：授信额度不足 先在电子税务局调整额度，再补传。");
});

test("what succeeded needs no reason; what is unknown must not be sent again", () => {
  expect(words.reason({ ...row, submission: { ...sent, state: "ACCEPTED" } })).toBe("");
  expect(words.reason({ ...row, submission: { ...sent, state: "UNKNOWN" } })).toContain("请勿重复上传");
});

describe.each(routing.locales)("%s", (locale) => {
  test("says of every double what it doubles", async () => {
    const { reason } = rowWords(
      createTranslator({ locale, messages: await loadMessages(locale) }) as unknown as Translate,
      header,
    );
    const kinds = [
      { kind: "row", row: 3 },
      ...["already-open", "already-held", "differs", "later"].map((kind) => ({ kind })),
    ];
    const said = kinds.map((duplicateOf) => reason({ ...row, outcome: "DUPLICATE", duplicateOf }));
    expect(new Set(said).size).toBe(kinds.length);
    expect(said[0]).toContain("3");
  });
});
