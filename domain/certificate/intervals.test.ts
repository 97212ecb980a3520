import { describe, expect, test } from "vitest";
import { at, exampleRecord } from "./example-record.ts";
import { clocksOf, intervalsOf, sharesOf } from "./intervals.ts";
import type { OutageRecord, SubmissionRecord } from "./submission-record.ts";

const noAnswer = (began: string, ended: string | null): OutageRecord => ({
  way: "leqi",
  cause: "NO_ANSWER",
  words: "",
  began: at(began),
  ended: ended === null ? null : at(ended),
});
const told = (record: SubmissionRecord, outages: OutageRecord[] = []) =>
  intervalsOf(record, outages).map(({ phase, owner, seconds, outage }) => [phase, owner, seconds, outage?.cause]);

test("each wait is in the hand of whoever had it", () => {
  expect(told(exampleRecord())).toEqual([
    ["queue", "us", 30, undefined],
    ["sending", "interface", 1, undefined],
    ["processing", "bureau", 29, undefined],
    ["fetching", "us", 1, undefined],
  ]);
});

test("the waits follow one another without a gap", () => {
  const intervals = intervalsOf(exampleRecord(), [noAnswer("01:50:10", "01:50:20"), noAnswer("01:50:40", "01:50:50")]);
  for (const [index, { ended }] of intervals.slice(0, -1).entries()) expect(intervals[index + 1]?.began).toBe(ended);
  expect(intervals[0]?.began).toBe(at("01:50:00").toISOString());
  expect(intervals.at(-1)?.ended).toBe(at("01:51:01").toISOString());
  expect(intervals.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)).toBe(61);
});

describe("while the way was shut", () => {
  test("that part is the interface's, and only that part", () => {
    expect(told(exampleRecord(), [noAnswer("01:50:10", "01:50:20")]).slice(0, 3)).toEqual([
      ["queue", "us", 10, undefined],
      ["queue", "interface", 10, "NO_ANSWER"],
      ["queue", "us", 10, undefined],
    ]);
  });

  test("by us, it is ours", () => {
    const stopped: OutageRecord = { ...noAnswer("01:40:00", "01:50:20"), cause: "STOPPED", words: "升级" };
    const [first] = intervalsOf(exampleRecord(), [stopped]);
    expect(first).toMatchObject({ owner: "us", seconds: 20, outage: { cause: "STOPPED", words: "升级" } });
  });

  test("one reason after another, and across two waits", () => {
    const outages = [noAnswer("01:50:20", "01:50:40"), { ...noAnswer("01:50:40", null), cause: "REFUSED_US" as const }];
    expect(told(exampleRecord(), outages)).toEqual([
      ["queue", "us", 20, undefined],
      ["queue", "interface", 10, "NO_ANSWER"],
      ["sending", "interface", 1, "NO_ANSWER"],
      ["processing", "interface", 9, "NO_ANSWER"],
      ["processing", "interface", 20, "REFUSED_US"],
      ["fetching", "interface", 1, "REFUSED_US"],
    ]);
  });

  test("before and after it means nothing", () => {
    expect(told(exampleRecord(), [noAnswer("01:00:00", "01:50:00"), noAnswer("01:51:01", null)])).toEqual(
      told(exampleRecord()),
    );
  });
});

describe("what is not written down is not told apart", () => {
  test("no word of when the bureau had it: sending and processing are one", () => {
    const attempts = [
      { knock: "send", startedAt: at("01:50:30"), replyKind: "lost", times: 1, bureauTime: null },
      { knock: "check", startedAt: at("01:50:59"), replyKind: "found", times: 1, bureauTime: at("01:51:00") },
    ] as const;
    expect(told(exampleRecord({ attempts, state: "ACCEPTED_EARLIER" }))).toEqual([
      ["queue", "us", 30, undefined],
      ["answering", "unclear", 30, undefined],
      ["fetching", "us", 1, undefined],
    ]);
  });

  test("still on its way: the last wait has no end", () => {
    const open = exampleRecord({ state: "QUEUED", endedAt: null, receipt: null, attempts: [] });
    expect(told(open)).toEqual([["queue", "us", null, undefined]]);
    expect(told(open, [noAnswer("01:55:00", "02:40:00"), noAnswer("02:50:00", null)])).toEqual([
      ["queue", "us", 300, undefined],
      ["queue", "interface", 2_700, "NO_ANSWER"],
      ["queue", "us", 600, undefined],
      ["queue", "interface", null, "NO_ANSWER"],
    ]);
  });
});

test("clocks that disagree make no wait negative", () => {
  const early = {
    knock: "send",
    startedAt: at("01:50:30"),
    replyKind: "received",
    times: 1,
    bureauTime: at("01:49:00"),
  };
  const intervals = intervalsOf(exampleRecord({ attempts: [{ ...early, knock: "send" }] }), []);
  expect(intervals.every(({ seconds }) => (seconds ?? 0) >= 0)).toBe(true);
  expect(intervals.map(({ phase, seconds }) => [phase, seconds])).toContainEqual(["sending", 0]);
});

test("a file carried by hand: making and carrying it was the merchant's", () => {
  const record = exampleRecord({
    way: "package",
    package: { madeAt: at("01:50:10"), handedInAt: at("01:50:40") },
    attempts: [{ knock: "send", startedAt: at("01:50:10"), replyKind: "packed", times: 1, bureauTime: null }],
  });
  expect(told(record, [{ ...noAnswer("01:50:00", null), way: "package" }])).toEqual([
    ["packing", "merchant", 10, undefined],
    ["carrying", "merchant", 30, undefined],
    ["answering", "interface", 21, "NO_ANSWER"],
  ]);
  expect(clocksOf(record)).toMatchObject({ sent: at("01:50:40").toISOString(), received: null });
});

test("the shares are the sums", () => {
  expect(sharesOf(intervalsOf(exampleRecord(), [noAnswer("01:50:10", "01:50:20")]))).toEqual({
    merchant: 0,
    us: 21,
    interface: 11,
    bureau: 29,
    unclear: 0,
  });
});
