import { expect, inject, test } from "vitest";
import { runApart } from "#faults/apart.ts";
import { everyFault } from "#faults/every-fault.ts";
import { testPostgresFolder } from "#scripts/test-postgres.ts";

const short = everyFault.filter(({ runs }) => runs.short > 0);

// The same as `npm run faults`, with less of each; a failure says its seed and what happened.
test.each(short)("$name: $what", { timeout: 180_000 }, async ({ name, runs }) => {
  const seed = Date.now() % 1_000_000;
  const order = {
    fault: name,
    seed,
    runs: runs.short,
    postgresFolder: testPostgresFolder,
    template: inject("template"),
  };
  const { broken, events, injected } = await runApart(order);
  expect(broken, [`seed ${seed}`, ...events].join("\n")).toEqual([]);
  expect(injected).toBeGreaterThan(0);
});
