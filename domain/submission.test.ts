import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HeldInvoice, Knock, Reply } from "./reply.ts";
import {
  acceptedStates,
  afterReply,
  compareValues,
  defaultPace,
  endedStates,
  type InvoiceValues,
  isAccepted,
  isOpen,
  mayFollow,
  openStates,
  type SubmissionFacts,
  type SubmissionState,
  submissionStates,
} from "./submission.ts";

const values: InvoiceValues = {
  issuedOn: "2026-11-02",
  buyerTaxpayerId: "91110108MA09XX021Q",
  amount: 100_000n,
  tax: 6_000n,
  total: 106_000n,
};
const held: HeldInvoice = { ...values, key: "26112000009990000011", kind: "81", buyerName: "", status: "normal" };
const now = new Date("2026-11-22T02:00:00Z");
const before = new Date(now.getTime() - 60_000);

const moment = fc.date({ min: new Date("2026-11-01T00:00:00Z"), max: now, noInvalidDate: true });
const words = fc.record({
  code: fc.string(),
  message: fc.oneof(fc.string(), fc.constant("已过上传期限"), fc.constant("税率不在可用范围")),
});
const seconds = fc.option(fc.oneof(fc.nat(), fc.double(), fc.constant(Number.NaN), fc.constant(-5)), { nil: null });

const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ kind: fc.constant("received" as const), acceptanceNumber: fc.string() }),
  fc.constant({ kind: "processing" as const }),
  fc.record({
    kind: fc.constant("accepted" as const),
    warnings: fc.array(fc.string()),
    bureauTime: fc.option(moment, { nil: null }),
  }),
  words.map((said) => ({ kind: "rejected" as const, ...said })),
  fc.record({ kind: fc.constant("duplicate" as const), message: fc.string() }),
  fc.constant({ kind: "result-expired" as const }),
  fc.constantFrom(held, { ...held, total: 1n }).map((found) => ({ kind: "found" as const, held: found })),
  fc.option(moment, { nil: null }).map((watermark) => ({ kind: "absent" as const, watermark })),
  seconds.map((retryAfterSeconds) => ({ kind: "told-to-wait" as const, retryAfterSeconds })),
  fc.constant({ kind: "refused-us" as const, status: 401 }),
  fc.constant({ kind: "not-sent" as const, cause: "dns" as const }),
  fc.constant({ kind: "lost" as const, cause: "timeout" as const }),
  words.map((said) => ({ kind: "unknown-code" as const, ...said })),
);

const anyFacts = fc.record<SubmissionFacts>({
  state: fc.constantFrom(...submissionStates),
  failures: fc.nat(40),
  maybeArrivedAt: fc.option(moment, { nil: null }),
  saidDuplicate: fc.boolean(),
  voided: fc.boolean(),
  values: fc.constant(values),
});
const knocks: readonly Knock[] = ["send", "poll", "check"];
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** The state in which each knock is made. */
const knockingState: Readonly<Record<Knock, SubmissionState>> = {
  send: "SENDING",
  poll: "PROCESSING",
  check: "CHECKING",
};

describe("whatever is answered to whatever knock", () => {
  test("there is a decision, for every state there is", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...knocks), anyReply, chance, (facts, knock, reply, luck) => {
        expect(submissionStates).toContain(afterReply(facts, knock, reply, now, luck).state);
      }),
      { numRuns: 2_000 },
    );
  });

  test("it leads where the state of the knock may lead", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...knocks), anyReply, chance, (facts, knock, reply, luck) => {
        const state = knockingState[knock];
        return mayFollow(state, afterReply({ ...facts, state }, knock, reply, now, luck).state);
      }),
      { numRuns: 2_000 },
    );
  });

  test("an open submission has its next time, an ended one has none", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...knocks), anyReply, chance, (facts, knock, reply, luck) => {
        const { state, nextAt } = afterReply(facts, knock, reply, now, luck);
        if (!isOpen(state) || state === "NEEDS_SUPPORT") {
          expect(nextAt).toBeNull();
          return;
        }
        expect(nextAt?.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect((nextAt?.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(defaultPace.longestHoldMs);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what may have arrived is never sent again unasked", () => {
    const silentReplies = anyReply.filter(
      ({ kind }) => kind === "lost" || kind === "found" || kind === "absent" || kind === "result-expired",
    );
    fc.assert(
      fc.property(anyFacts, silentReplies, chance, (facts, reply, luck) => {
        const { state, maybeArrivedAt } = afterReply(facts, "send", reply, now, luck);
        expect(["UNKNOWN", "NEEDS_SUPPORT"]).toContain(state);
        expect(maybeArrivedAt).toEqual(now);
      }),
    );
  });
});

describe("the map of states", () => {
  test("from UNKNOWN there is one way, and it is to ask", () => {
    expect(submissionStates.filter((to) => mayFollow("UNKNOWN", to))).toEqual(["CHECKING"]);
    expect(mayFollow("UNKNOWN", "SENDING")).toBe(false);
  });

  test("only what waits to be sent is ever sent", () => {
    expect(submissionStates.filter((from) => mayFollow(from, "SENDING"))).toEqual(["QUEUED"]);
  });

  test("ended states lead nowhere, open ones somewhere, and no state is both", () => {
    for (const state of submissionStates) {
      expect(submissionStates.some((to) => mayFollow(state, to))).toBe(isOpen(state));
      expect(isOpen(state)).toBe(!(endedStates as readonly string[]).includes(state));
    }
    expect(openStates).toHaveLength(submissionStates.length - endedStates.length);
    expect(submissionStates.filter(isAccepted)).toEqual([...acceptedStates]);
  });

  test("every open state can be left for an ended one", () => {
    const ends = (from: SubmissionState, seen: readonly SubmissionState[] = []): boolean =>
      !isOpen(from) ||
      submissionStates.some((to) => mayFollow(from, to) && !seen.includes(to) && ends(to, [...seen, from]));
    for (const state of openStates) expect(ends(state)).toBe(true);
  });
});

const facts: SubmissionFacts = {
  state: "SENDING",
  failures: 0,
  maybeArrivedAt: null,
  saidDuplicate: false,
  voided: false,
  values,
};

describe("one by one", () => {
  test("a number received is polled for; an acceptance at once is one", () => {
    expect(afterReply(facts, "send", { kind: "received", acceptanceNumber: "SL1" }, now, 0.5)).toEqual({
      state: "PROCESSING",
      nextAt: new Date(now.getTime() + 10_000),
      failures: 0,
      acceptanceNumber: "SL1",
      maybeArrivedAt: now,
    });
    expect(afterReply(facts, "send", { kind: "accepted", warnings: [], bureauTime: now }, now, 0)).toMatchObject({
      state: "ACCEPTED",
      nextAt: null,
    });
  });

  test.each(["send", "poll"] as const)("warnings are not lost after a %s", (knock) => {
    const reply = { kind: "accepted", warnings: ["备注过长已截断"], bureauTime: null } as const;
    expect(afterReply(facts, knock, reply, now, 0)).toMatchObject({
      state: "ACCEPTED_WITH_WARNINGS",
      warnings: ["备注过长已截断"],
    });
  });

  test("a refusal of the content ends it, one past its period ends it as to be issued anew", () => {
    expect(
      afterReply(facts, "poll", { kind: "rejected", code: "E1", message: "税率不在可用税率范围内" }, now, 0),
    ).toMatchObject({ state: "REJECTED", verdict: { code: "E1" } });
    expect(afterReply(facts, "poll", { kind: "rejected", code: "E2", message: "已过上传期限" }, now, 0)).toMatchObject({
      state: "EXPIRED_REISSUE",
    });
  });

  test("a duplicate is looked up, and adopted only if it is ours", () => {
    expect(afterReply(facts, "send", { kind: "duplicate", message: "" }, now, 0)).toMatchObject({
      state: "UNKNOWN",
      nextAt: now,
    });
    expect(afterReply(facts, "check", { kind: "found", held }, now, 0)).toMatchObject({ state: "ACCEPTED_EARLIER" });
    expect(afterReply(facts, "check", { kind: "found", held: { ...held, tax: 5_999n } }, now, 0)).toMatchObject({
      state: "CONFLICT",
      differences: [{ field: "tax", ours: "6000", theirs: "5999" }],
    });
  });

  test("absent counts only once the bureau's list is past the moment of arrival", () => {
    const arrived = { ...facts, maybeArrivedAt: before };
    const absent = (watermark: Date | null) => afterReply(arrived, "check", { kind: "absent", watermark }, now, 0);
    expect(absent(now)).toMatchObject({ state: "QUEUED", nextAt: now, maybeArrivedAt: null });
    expect(absent(before)).toMatchObject({ state: "UNKNOWN", maybeArrivedAt: before });
    expect(absent(null).state).toBe("UNKNOWN");
    expect(afterReply(facts, "check", { kind: "absent", watermark: null }, now, 0).state).toBe("QUEUED");
  });

  test("what never left is tried again later, up to the limit", () => {
    const unsent = (failures: number) =>
      afterReply({ ...facts, failures }, "send", { kind: "not-sent", cause: "refused" }, now, 0.999);
    expect(unsent(0)).toMatchObject({ state: "RETRY_WAIT", failures: 1, maybeArrivedAt: null });
    expect(unsent(defaultPace.failureLimit - 1)).toMatchObject({
      state: "NEEDS_SUPPORT",
      nextAt: null,
      verdict: { code: "ATTEMPTS_SPENT" },
    });
  });

  test("Retry-After is honoured, up to what is believed", () => {
    const wait = (retryAfterSeconds: number | null) =>
      (afterReply(facts, "send", { kind: "told-to-wait", retryAfterSeconds }, now, 0).nextAt?.getTime() ?? 0) -
      now.getTime();
    expect(wait(3_600)).toBe(3_600_000);
    expect(wait(10 ** 9)).toBe(defaultPace.longestHoldMs);
    expect(wait(0)).toBe(1_000);
    expect(wait(null)).toBe(1_000);
  });

  test("quiet time grows and ends with a person", () => {
    const quiet = (failures: number) =>
      afterReply({ ...facts, failures }, "send", { kind: "lost", cause: "timeout" }, now, 0);
    expect((quiet(0).nextAt?.getTime() ?? 0) - now.getTime()).toBe(defaultPace.quietMs);
    expect((quiet(1).nextAt?.getTime() ?? 0) - now.getTime()).toBe(2 * defaultPace.quietMs);
    expect((quiet(9).nextAt?.getTime() ?? 0) - now.getTime()).toBe(defaultPace.longestQuietMs);
    expect(quiet(defaultPace.failureLimit - 1)).toMatchObject({ state: "NEEDS_SUPPORT", maybeArrivedAt: now });
  });

  test("refused keys hold it back, an unknown code goes to a person", () => {
    expect(afterReply(facts, "send", { kind: "refused-us", status: 401 }, now, 0)).toMatchObject({
      state: "HELD",
      maybeArrivedAt: null,
    });
    expect(afterReply(facts, "poll", { kind: "unknown-code", code: "98", message: "?" }, now, 0)).toMatchObject({
      state: "NEEDS_SUPPORT",
      verdict: { code: "98", message: "?" },
    });
  });
});

test("values are compared by five fields and nothing else", () => {
  expect(compareValues(values, { ...held, buyerName: "别名" } as InvoiceValues)).toEqual([]);
  expect(compareValues(values, { ...values, buyerTaxpayerId: "" })).toEqual([
    { field: "buyerTaxpayerId", ours: "91110108MA09XX021Q", theirs: "" },
  ]);
});
