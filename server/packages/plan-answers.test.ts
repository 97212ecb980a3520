import { describe, expect, test } from "vitest";
import type { AnswerFile } from "#server/bureau/package/answer-file.ts";
import { type AskedInvoice, planAnswers, type SaidOfExport } from "#server/packages/plan-answers.ts";

const handedInAt = new Date("2026-11-20T08:00:00Z");
const key = "26117990000000000011";
const invoice: AskedInvoice = {
  key,
  submissionId: 7n,
  values: { issuedOn: "2026-11-12", buyerTaxpayerId: "", amount: 100_000n, tax: 6_000n, total: 106_000n },
  earlier: null,
  left: false,
};
const list: AnswerFile = {
  kind: "export",
  acceptanceNumbers: [],
  exportedAt: new Date("2026-11-21T00:00:00Z"),
  span: { from: "2026-11-01", to: "2026-11-20" },
  listed: null,
  answers: [],
  others: { count: 3, first: [] },
  damaged: [],
};
const nothingSaid: SaidOfExport = { exportedAt: null, span: null };

function outcomeOf(file: Partial<AnswerFile>, asked: Partial<AskedInvoice> = {}, at: Date | null = handedInAt) {
  const { answers, unanswered } = planAnswers([{ ...invoice, ...asked }], { ...list, ...file }, nothingSaid, at);
  return answers[0]?.outcome ?? (unanswered.length > 0 ? "unanswered" : "nothing");
}

describe("a list without an invoice", () => {
  test("of a later day, over its date, whole: it is not there", () => {
    expect(outcomeOf({})).toBe("goesBack");
    expect(outcomeOf({}, { earlier: "duplicate" })).toBe("goesBack");
  });

  test.each<[string, Partial<AnswerFile>]>([
    [
      "one row could not be read, which may be it",
      {
        damaged: [{ row: 3, problem: { code: "NUMBER_REQUIRED", severity: "reject", field: "number" } }],
      },
    ],
    ["nobody knows when it was exported", { exportedAt: null }],
    ["it was exported on the day of the hand-in", { exportedAt: new Date("2026-11-20T15:59:59Z") }],
    ["nobody knows what it was asked for", { span: null }],
    ["it was asked for other dates", { span: { from: "2026-11-13", to: "2026-11-20" } }],
    ["it is the result of a hand-in", { kind: "result" }],
  ])("proves nothing where %s", (_, file) => {
    expect(outcomeOf(file)).toBe("unanswered");
  });

  test("proves nothing before the hand-in, and nothing of what has its answer or has left", () => {
    expect(outcomeOf({}, {}, null)).toBe("unanswered");
    expect(outcomeOf({}, { earlier: "accepted" })).toBe("nothing");
    expect(outcomeOf({}, { earlier: "absent", left: true })).toBe("nothing");
  });
});

test("what the file says of itself goes before what the merchant says", () => {
  const said = { exportedAt: new Date("2026-11-20T01:00:00Z"), span: { from: "2026-01-01", to: "2026-01-02" } };
  expect(planAnswers([invoice], list, said, handedInAt).answers).toMatchObject([
    { outcome: "goesBack", answer: { kind: "absent", facts: { watermark: list.exportedAt } } },
  ]);
});

test("the bureau's record with other values is no success", () => {
  const held = { ...invoice.values, key, kind: "82", buyerName: "个人", status: "normal", total: 106_100n } as const;
  const answer = { key, row: 2, kind: "found", code: "", message: "", at: null, held } as const;
  expect(outcomeOf({ answers: [answer] })).toBe("differs");
  expect(outcomeOf({ answers: [{ ...answer, held: { ...held, total: 106_000n } }] })).toBe("closes");
});
