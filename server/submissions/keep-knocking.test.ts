import { expect, test } from "vitest";
import { keepKnocking } from "#server/submissions/keep-knocking.ts";

test("settles beside the next call, each once, and ends when nothing is due", async () => {
  const story: string[] = [];
  await keepKnocking(callsOf([1, 2, 3], story), async (called) => {
    await Promise.resolve();
    story.push(`settled ${called}`);
  });
  expect(story).toEqual(["call 1", "call 2", "settled 1", "call 3", "settled 2", "nothing", "settled 3"]);
});

test("a settling that fails ends the calling; what was called meanwhile is settled", async () => {
  const story: string[] = [];
  const knocking = keepKnocking(callsOf([1, 2, 3], story), async (called) => {
    if (called === 1) throw new Error("no database");
    story.push(`settled ${called}`);
  });
  await expect(knocking).rejects.toThrow("no database");
  expect(story).toEqual(["call 1", "call 2", "settled 2"]);
});

test("a call that fails lets the settling before it end", async () => {
  const story: string[] = [];
  let calls = 0;
  const knocking = keepKnocking(
    async () => {
      calls++;
      if (calls === 2) throw new Error("cannot claim");
      return calls;
    },
    async (called) => {
      await new Promise(setImmediate);
      story.push(`settled ${called}`);
    },
  );
  await expect(knocking).rejects.toThrow("cannot claim");
  expect(story).toEqual(["settled 1"]);
});

function callsOf(loads: readonly number[], story: string[]): () => Promise<number | null> {
  const left = [...loads];
  return async () => {
    const load = left.shift() ?? null;
    story.push(load === null ? "nothing" : `call ${load}`);
    return load;
  };
}
