import { describe, expect, test } from "vitest";
import { answeredCodes } from "#components/guides/answered-codes.ts";
import { submissionLooks } from "#components/ui/status-tone.ts";
import englishMissing from "#messages/en/missing.json";
import englishStates from "#messages/en/states.json";
import chineseMissing from "#messages/zh-CN/missing.json";
import chineseStates from "#messages/zh-CN/states.json";
import { cures, type MissingCause, missingCauses } from "./missing-cause.ts";
import {
  type HeldReason,
  heldReasons,
  isAccepted,
  isOpen,
  type SubmissionState,
  submissionStates,
} from "./submission.ts";
import {
  caseCodeOf,
  caseCodes,
  mayBeSentAgain,
  owners,
  type Rest,
  restReasons,
  supportCodes,
  verdictOf,
} from "./verdict.ts";

const words = {
  "zh-CN": { states: chineseStates, missing: chineseMissing },
  en: { states: englishStates, missing: englishMissing },
};

/** Bureau words for every cause. */
const saying: Readonly<Record<Exclude<MissingCause, "NEVER_SENT">, string>> = {
  OFFLINE: "离线发票",
  OFFLINE_LIMIT: "离线时限超时",
  SIGNATURE_FAILED: "验签失败",
  CERTIFICATE: "证书口令错误",
  CLOCK: "时钟不一致",
  NOT_CLEARED: "未清卡",
  CREDIT_LINE: "授信额度不足",
  TAXPAYER_RISK: "风险纳税人",
  BUYER_ID: "购买方纳税人识别号不正确",
  CLASSIFICATION: "税收分类编码不存在",
  TOLERANCE: "误差大于0.06",
  RATE: "税率不正确",
  FIELD_LENGTH: "长度超长",
  RED_CONFIRMATION: "红字确认单不存在",
  DUPLICATE_NUMBER: "发票号码重复",
  NUMBER_NOT_DRAWN: "号段未领用",
  BUREAU_MAINTENANCE: "系统维护中",
  PERIOD_CLOSED: "所属期已关闭",
  UNEXPLAINED: "请联系管理员",
};

/** Every rest there is: every state, with every reason it can have. */
const rests: readonly Rest[] = submissionStates.flatMap((state): Rest[] => {
  if (state === "HELD") return heldReasons.map((heldReason) => ({ state, verdict: null, heldReason }));
  if (state === "UNKNOWN") return [rest(state), rest(state, "DUPLICATE")];
  if (state === "NEEDS_SUPPORT")
    return [...supportCodes.map((code) => rest(state, code)), rest(state, "E7777", "看不懂")];
  if (state === "REJECTED") return Object.values(saying).map((message) => rest(state, "E9001", message));
  return [rest(state)];
});

describe.each(
  rests.map((one) => [one.state, one.heldReason ?? one.verdict?.code ?? "", one.verdict?.message ?? "", one] as const),
)("%s %s %s", (_, __, ___, one) => {
  const verdict = verdictOf(one);

  test("has an owner and a next step", () => {
    expect(owners).toContain(verdict.owner);
    expect(verdict.step === "keep").toBe(isAccepted(one.state));
  });

  test.each(["zh-CN", "en"] as const)("says what is true and what comes next in %s", (locale) => {
    const { states } = words[locale];
    expect(states.submission[one.state]).toMatchObject({
      label: expect.any(String),
      meaning: expect.any(String),
      next: expect.any(String),
    });
    expect(states.turn[verdict.owner]).toEqual(expect.any(String));
    expect(states.turnForStaff[verdict.owner]).toEqual(expect.any(String));
    if (verdict.reason === null) return;
    const { meaning, why, next } = wordsOfReason(locale, verdict) ?? {};
    expect(meaning || why).toEqual(expect.any(String));
    expect(next).toEqual(expect.any(String));
  });

  test("leads to an answer", () => {
    if (one.state !== "CANCELLED") expect(answeredCodes).toContain(verdict.reason ?? one.state);
  });

  test("invites nobody to send again what may be there", () => {
    const mayBeThere =
      isOpen(one.state) || isAccepted(one.state) || ["CONFLICT", "EXPIRED_REISSUE"].includes(one.state);
    if (mayBeThere || verdict.reason === "DUPLICATE_NUMBER") expect(mayBeSentAgain(verdict)).toBe(false);
    if (mayBeThere)
      for (const locale of ["zh-CN", "en"] as const) expect(nextWords(locale, verdict)).not.toMatch(invitation);
  });
});

test("no words are left that no verdict has", () => {
  expect(Object.keys(chineseStates.reason).sort()).toEqual([...restReasons].sort());
  expect(Object.keys(chineseStates.turn).sort()).toEqual([...owners].sort());
  expect(Object.keys(submissionLooks).sort()).toEqual([...submissionStates].sort());
});

test("every cause can be the bureau's, but that nothing was sent", () => {
  const found = new Set(Object.values(saying).map((message) => verdictOf(rest("REJECTED", "E9001", message)).reason));
  expect([...found].sort()).toEqual(missingCauses.filter((cause) => cause !== "NEVER_SENT").sort());
});

test("a return is cured as its cause is; one without a word is unexplained", () => {
  for (const [cause, message] of Object.entries(saying)) {
    const { step } = verdictOf(rest("REJECTED", "E9001", message));
    expect(step).toBe(
      { resend: "again", "settle-first": "settle-first", outside: "outside" }[cures[cause as MissingCause]],
    );
  }
  expect(verdictOf(rest("REJECTED", "E9001", ""))).toMatchObject({ reason: "UNEXPLAINED" });
});

test("what nobody can let go on but a person opens a case, and nothing else does", () => {
  const opened = rests.filter(({ state, verdict }) => caseCodeOf(state, verdict?.code) !== null);
  expect(new Set(opened.map(({ state }) => state))).toEqual(new Set(["NEEDS_SUPPORT", "CONFLICT"]));
  expect(new Set(opened.map(({ state, verdict }) => caseCodeOf(state, verdict?.code)))).toEqual(new Set(caseCodes));
  expect(caseCodeOf("NEEDS_SUPPORT", "E7777")).toBe("UNKNOWN_CODE");
});

test("an unknown reason to hold still has words", () => {
  expect(verdictOf({ state: "HELD", verdict: null, heldReason: "SOMETHING_NEW" })).toMatchObject({ owner: "operator" });
  expect(verdictOf({ state: "HELD", verdict: null, heldReason: null }).reason).toBe(
    "BUREAU_STOPPED" satisfies HeldReason,
  );
});

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** To ask for it, not to warn of it. */
const invitation =
  /(?<!请勿|不要|不用)(重新|再次|再)(补传|上传|提交)|(?<!not |nor |never )\b(send|upload|submit) (it )?(again|anew)/i;

function wordsOfReason(locale: "zh-CN" | "en", { state, reason }: ReturnType<typeof verdictOf>) {
  const { states, missing } = words[locale];
  return ((state === "REJECTED" ? missing.causes : states.reason) as Words)[String(reason)];
}

function nextWords(locale: "zh-CN" | "en", verdict: ReturnType<typeof verdictOf>): string {
  const ofState = words[locale].states.submission[verdict.state].next;
  return verdict.reason === null ? ofState : (wordsOfReason(locale, verdict)?.next ?? "");
}

function rest(state: SubmissionState, code?: string, message = ""): Rest {
  return { state, verdict: code === undefined ? null : { code, message }, heldReason: null };
}
