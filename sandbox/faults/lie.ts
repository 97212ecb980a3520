import { listFaults } from "#sandbox/faults/list-faults.ts";
import type { Turn } from "#sandbox/faults/turn.ts";

/** The bureau itself enters each invoice twice. */
export function duplicateEffect(turn: Turn): void {
  turn.reply(turn.work("duplicate-effect"));
}

/** A result that was there is 处理中 again. */
export function outOfOrder(turn: Turn): void {
  turn.reply(turn.work("out-of-order"));
}

/** A code nobody has heard of, for the call or for each invoice in it. The work is not done. */
export function unknownCode(turn: Turn): void {
  turn.reply(turn.work(turn.fault.of === "invoice" ? "unknown-item-code" : "unknown-code"));
}

/** A page of the bureau's list is not what its books say. */
export function wrongList(turn: Turn): void {
  const quirk = listFaults.find((kind) => kind === turn.fault.kind);
  turn.reply(quirk ? turn.work(quirk) : turn.work());
}

/** The bureau's clock is wrong, in its `Date` header at least. */
export function clockSkew(turn: Turn): void {
  const text = turn.work();
  turn.response.setHeader("date", new Date(turn.clock.now().getTime() + (turn.fault.ms ?? 3_600_000)).toUTCString());
  turn.reply(text);
}
