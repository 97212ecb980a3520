import fc from "fast-check";
import { expect, test } from "vitest";
import type { HeldInvoice, Knock, Reply } from "#domain/reply.ts";
import {
  afterReply,
  defaultPace,
  duplicateCode,
  type InvoiceValues,
  isAccepted,
  isOpen,
  mayFollow,
  type SubmissionState,
} from "#domain/submission.ts";

/**
 * A small world: one submission as our rows keep it, a bureau with a ledger of effects and a list that lags, workers that
 * may be killed or frozen at any point. Whatever happens in it, and in whatever order, the invariants of
 * `lifecycle.md` hold; and once the bureau behaves, everything comes to its end.
 */
const values: InvoiceValues = {
  issuedOn: "2026-11-02",
  buyerTaxpayerId: "91110108MA09XX021Q",
  amount: 100_000n,
  tax: 6_000n,
  total: 106_000n,
};
const ours: HeldInvoice = { ...values, key: "26112000009990000011", kind: "82", buyerName: "", status: "normal" };
const minute = 60_000;
const lagMs = 2 * minute;

type Row = {
  state: SubmissionState;
  revision: number;
  failures: number;
  maybeArrivedAt: Date | null;
  nextAt: Date | null;
  acceptanceNumber: string | null;
  verdictCode: string | null;
};
/** A knock under way: claimed at a revision, and what the bureau will have said, whether or not anybody hears it. */
type UnderWay = { knock: Knock; revision: number; lease: Date; reply: Reply | null };

class World {
  now = new Date("2026-11-22T02:00:00Z");
  row: Row = {
    state: "QUEUED",
    revision: 1,
    failures: 0,
    maybeArrivedAt: null,
    nextAt: this.now,
    acceptanceNumber: null,
    verdictCode: null,
  };
  /** When each effect happened at the bureau. */
  effects: Date[] = [];
  received = new Map<string, "accepted" | "rejected">();
  underWay: UnderWay[] = [];
  refusesContent = false;

  due(...states: SubmissionState[]): boolean {
    return states.includes(this.row.state) && this.row.nextAt !== null && this.row.nextAt <= this.now;
  }

  move(state: SubmissionState, changes: Partial<Row> = {}): void {
    expect(mayFollow(this.row.state, state)).toBe(true);
    this.row = { ...this.row, ...changes, state, revision: this.row.revision + 1 };
  }

  claim(knock: Knock, reply: (world: World) => Reply): UnderWay {
    const lease = new Date(this.now.getTime() + 2 * minute);
    if (knock === "send") this.move("SENDING", { maybeArrivedAt: this.now, nextAt: lease });
    if (knock === "check") this.move("CHECKING", { nextAt: lease });
    if (knock === "poll") this.row.nextAt = lease;
    const { revision } = this.row;
    return { knock, revision, lease, reply: reply(this) };
  }

  freezeBeforeCall(): void {
    this.underWay.push({ ...this.claim("send", () => lost), reply: null });
  }

  /** Before it calls, a worker looks whether the row is still its own by the clock. */
  thaw(): void {
    const thawed = this.underWay.pop();
    if (!thawed) return;
    if (thawed.reply !== null) this.settle({ ...thawed, reply: thawed.reply });
    else if (this.now < thawed.lease) this.settle({ ...thawed, reply: this.takeIn() });
  }

  takeUpStale(): void {
    const sending = this.row.state === "SENDING";
    this.move("UNKNOWN", {
      nextAt: sending ? new Date(this.now.getTime() + defaultPace.quietMs) : this.now,
      maybeArrivedAt: sending ? this.now : this.row.maybeArrivedAt,
    });
  }

  object(): void {
    this.refusesContent = true;
  }

  pass(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * minute);
  }

  /** The bureau takes it in. That it would refuse a number it holds is its own second lock: ours is never to try. */
  takeIn(): Reply {
    expect(this.effects).toHaveLength(0);
    const number = `A${this.received.size}`;
    if (this.refusesContent) this.received.set(number, "rejected");
    else {
      this.effects.push(this.now);
      this.received.set(number, "accepted");
    }
    return { kind: "received", acceptanceNumber: number };
  }

  result(): Reply {
    switch (this.received.get(this.row.acceptanceNumber ?? "")) {
      case "accepted":
        return { kind: "accepted", warnings: [], bureauTime: this.now };
      case "rejected":
        return { kind: "rejected", code: "02", message: "税率不在可用税率范围内" };
      default:
        return { kind: "result-expired" };
    }
  }

  lookUp(): Reply {
    const watermark = new Date(this.now.getTime() - lagMs);
    return this.effects.some((at) => at <= watermark) ? { kind: "found", held: ours } : { kind: "absent", watermark };
  }

  /** Compare-and-set: an answer to a row that moved on changes nothing. */
  settle({ knock, revision, reply }: UnderWay): void {
    if (reply === null) return;
    if (revision !== this.row.revision) return;
    const { state, failures, maybeArrivedAt, verdictCode } = this.row;
    const facts = {
      state,
      failures,
      maybeArrivedAt,
      saidDuplicate: verdictCode === duplicateCode,
      values,
      voided: false,
    };
    const decision = afterReply(facts, knock, reply, this.now, 0.5);
    expect(mayFollow(state, decision.state)).toBe(true);
    this.row = {
      ...this.row,
      state: decision.state,
      revision: revision + (state === decision.state ? 0 : 1),
      failures: decision.failures,
      nextAt: decision.nextAt,
      maybeArrivedAt: decision.maybeArrivedAt === undefined ? maybeArrivedAt : decision.maybeArrivedAt,
      acceptanceNumber: decision.acceptanceNumber ?? this.row.acceptanceNumber,
      verdictCode:
        decision.state === "UNKNOWN" ? (decision.verdict?.code ?? verdictCode) : (decision.verdict?.code ?? null),
    };
  }

  holds(): void {
    if (isAccepted(this.row.state)) expect(this.effects).toHaveLength(1);
    if (["REJECTED", "CANCELLED", "QUEUED"].includes(this.row.state)) expect(this.effects).toHaveLength(0);
    expect(this.row.nextAt === null).toBe(!isOpen(this.row.state) || this.row.state === "NEEDS_SUPPORT");
  }
}

type Step = { readonly name: string; readonly may: (world: World) => boolean; readonly act: (world: World) => void };

const lost: Reply = { kind: "lost", cause: "timeout" };
const isQueued = (world: World) => world.due("QUEUED");
const isReceived = (world: World) => world.due("PROCESSING");
const isDoubtful = (world: World) => world.due("UNKNOWN", "RETRY_WAIT");

/** One knock by a worker that lives, answered in the end by what the bureau said or by what was heard instead. */
function step(name: string, may: Step["may"], knock: Knock, reply: (world: World) => Reply): Step {
  return { name, may, act: (world) => world.settle(world.claim(knock, reply)) };
}

/** The same by one that is killed, or thaws at any later time. */
function frozen(name: string, may: Step["may"], knock: Knock, reply: (world: World) => Reply): Step {
  return { name, may, act: (world) => void world.underWay.push(world.claim(knock, reply)) };
}

/** Something else that happens. */
function event(name: string, may: Step["may"], act: Step["act"]): Step {
  return { name, may, act };
}

const steps: readonly Step[] = [
  step("sent, taken in, answered", isQueued, "send", (w) => w.takeIn()),
  step("sent, taken in, reply lost", isQueued, "send", (w) => {
    w.takeIn();
    return lost;
  }),
  step("sent, lost on the way", isQueued, "send", () => lost),
  step("never left", isQueued, "send", () => ({ kind: "not-sent", cause: "refused" })),
  step("told to wait", isQueued, "send", () => ({ kind: "told-to-wait", retryAfterSeconds: 60 })),
  frozen("sent, taken in, worker frozen", isQueued, "send", (w) => w.takeIn()),
  event("claimed, worker frozen before the call", isQueued, (w) => w.freezeBeforeCall()),
  step("polled", isReceived, "poll", (w) => w.result()),
  step("polled, lost", isReceived, "poll", () => lost),
  frozen("polled, worker frozen", isReceived, "poll", (w) => w.result()),
  event(
    "the bureau forgets its results",
    (w) => w.row.state === "PROCESSING",
    (w) => w.received.clear(),
  ),
  step("asked about", isDoubtful, "check", (w) => w.lookUp()),
  step("asked about, lost", isDoubtful, "check", () => lost),
  frozen("asked about, worker frozen", isDoubtful, "check", (w) => w.lookUp()),
  event(
    "a frozen worker thaws",
    (w) => w.underWay.length > 0,
    (w) => w.thaw(),
  ),
  event(
    "stale rows are taken up",
    (w) => w.due("SENDING", "CHECKING"),
    (w) => w.takeUpStale(),
  ),
  event(
    "the merchant takes it back",
    (w) => w.row.state === "QUEUED" || (w.row.state === "RETRY_WAIT" && w.row.maybeArrivedAt === null),
    (w) => w.move("CANCELLED", { nextAt: null }),
  ),
  event("held", isQueued, (w) => w.move("HELD", { nextAt: w.now })),
  event(
    "let go",
    (w) => w.due("HELD"),
    (w) => w.move("QUEUED", { nextAt: w.now }),
  ),
  event(
    "support lets it go on",
    (w) => w.row.state === "NEEDS_SUPPORT",
    (w) => w.move("UNKNOWN", { nextAt: w.now, failures: 0, verdictCode: null }),
  ),
  event(
    "the bureau objects to the content",
    () => true,
    (w) => w.object(),
  ),
  ...[1, 10, 120].map((minutes) =>
    event(
      `${minutes} min pass`,
      () => true,
      (w) => w.pass(minutes),
    ),
  ),
];

class Command implements fc.Command<object, World> {
  readonly step: Step;
  constructor(happening: Step) {
    this.step = happening;
  }
  check = () => true;
  run(_model: object, world: World): void {
    if (this.step.may(world)) this.step.act(world);
    world.holds();
  }
  toString = () => this.step.name;
}

const anyStory = fc.commands(
  steps.map((happening) => fc.constant(new Command(happening))),
  { maxCommands: 80, size: "max" },
);

test("at most one effect, success only with it, and no answer that never came leads to a second sending", () => {
  fc.assert(
    fc.property(anyStory, (story) => fc.modelRun(() => ({ model: {}, real: new World() }), story)),
    { numRuns: 1_500 },
  );
});

test("once the bureau behaves, everything comes to its end or to a person", () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const world = new World();
      fc.modelRun(() => ({ model: {}, real: world }), story);
      world.underWay = [];
      for (let knocks = 0; isOpen(world.row.state) && world.row.state !== "NEEDS_SUPPORT"; knocks++) {
        expect(knocks).toBeLessThan(60);
        goOn(world);
        world.holds();
      }
      if (world.row.state === "CANCELLED") expect(world.effects).toHaveLength(0);
      else if (world.row.state !== "NEEDS_SUPPORT") {
        expect(isAccepted(world.row.state)).toBe(world.effects.length === 1);
      }
    }),
    { numRuns: 1_000 },
  );
});

/** Time passes until the row is due; then one thing happens to it, and it goes well. */
function goOn(world: World): void {
  const { nextAt } = world.row;
  if (nextAt !== null && nextAt > world.now) world.now = new Date(nextAt.getTime() + defaultPace.quietMs);
  const well = ["sent, taken in, answered", "polled", "asked about", "stale rows are taken up", "let go"];
  const next = steps.find(({ name, may }) => well.includes(name) && may(world));
  if (!next) throw new Error(`nothing happens to a submission in ${world.row.state}`);
  next.act(world);
}
