import { expect, test } from "vitest";
import { createDeck, type Occasion } from "#sandbox/faults/deck.ts";
import type { Fault } from "#sandbox/faults/fault.ts";

const occasion: Occasion = { service: "202007/QDFPSC", taxpayerId: "A" };

test("no faults, nothing strikes", () => {
  expect(createDeck().draw(occasion)).toBeNull();
});

test("the first that fits strikes, by service and taxpayer", () => {
  const deck = deckOf(
    { kind: "hang", service: "202007/CXQDFPSCJG" },
    { kind: "reset", taxpayer: "B" },
    { kind: "html", taxpayer: "A" },
  );
  expect(deck.draw(occasion)?.kind).toBe("html");
  expect(deck.draw({ ...occasion, taxpayerId: "B" })?.kind).toBe("reset");
  expect(deck.draw({ ...occasion, taxpayerId: "C" })).toBeNull();
});

test("nth counts the requests that fit, times the strikes", () => {
  expect(strikesOf({ kind: "reset", nth: 3 }, 5)).toEqual([3]);
  expect(strikesOf({ kind: "reset", times: 2 }, 5)).toEqual([1, 2]);
});

test("the same seed strikes the same requests, at about its probability", () => {
  const fault: Fault = { kind: "reset", probability: 0.3 };
  const struck = strikesOf(fault, 1_000, 7);
  expect(strikesOf(fault, 1_000, 7)).toEqual(struck);
  expect(strikesOf(fault, 1_000, 8)).not.toEqual(struck);
  expect(struck.length).toBeGreaterThan(250);
  expect(struck.length).toBeLessThan(350);
});

test("says how often each fitted and struck", () => {
  const deck = deckOf({ kind: "reset", nth: 2 });
  for (let request = 0; request < 3; request++) deck.draw(occasion);
  expect(deck.list()).toEqual([{ fault: { kind: "reset", nth: 2 }, fitted: 3, struck: 1 }]);
});

test("more is put beside what was dealt, and one taxpayer's is taken out, without starting the rest anew", () => {
  const deck = deckOf({ kind: "reset", taxpayer: "A", nth: 2 });
  deck.draw(occasion);
  deck.add(0, [
    { kind: "hang", taxpayer: "B" },
    { kind: "html", taxpayer: "B" },
  ]);
  expect(deck.draw({ ...occasion, taxpayerId: "B" })?.kind).toBe("hang");
  deck.lift("B");
  expect(deck.draw({ ...occasion, taxpayerId: "B" })).toBeNull();
  expect(deck.draw(occasion)?.kind).toBe("reset");
});

function deckOf(...faults: Fault[]) {
  const deck = createDeck();
  deck.deal(0, faults);
  return deck;
}

/** Which requests, counted from 1, were struck. */
function strikesOf(fault: Fault, requests: number, seed = 0): number[] {
  const deck = createDeck();
  deck.deal(seed, [fault]);
  return Array.from({ length: requests }, (_, index) => index + 1).filter(() => deck.draw(occasion) !== null);
}
