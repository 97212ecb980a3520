import type { Chance } from "#faults/chance.ts";
import type { Trouble } from "#faults/proxy.ts";

/** What may happen to a connection. `soon over`: nothing that has to be waited out to the end of a deadline. */
export function anyTrouble(chance: Chance, lasting: "soon over" | "until the deadline"): Trouble {
  const direction = chance.oneOf(["up", "down"] as const);
  const how = chance.oneOf(["end", "reset"] as const);
  const brief: Trouble[] = [
    { kind: "cut", direction, afterBytes: chance.whole(0, direction === "up" ? 20_000 : 2_000), how },
    { kind: "cut", direction, afterBytes: chance.whole(0, 400), how },
    { kind: "delay", ms: chance.whole(10, 300) },
    { kind: "reset" },
  ];
  if (lasting === "soon over") return chance.oneOf(brief);
  return chance.oneOf<Trouble>([...brief, { kind: "drip", direction, ms: 1_000 }, { kind: "silent" }]);
}
