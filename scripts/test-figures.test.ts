import { expect, test } from "vitest";
import { addFigures, playwrightFigures, summary, vitestFigures } from "#scripts/test-figures.ts";

test("the last line of npm test", () => {
  expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(summary({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});

test("both runners are summed up", () => {
  const vitest = vitestFigures({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }, false);
  const playwright = playwrightFigures({ stats: { expected: 2, flaky: 1, unexpected: 1, skipped: 0 } }, false);
  expect(addFigures(vitest, playwright)).toEqual({ passed: 8, failed: 2, skipped: 2 });
});

test("a runner that died, or failed without a failing test, is a failure", () => {
  expect(vitestFigures(null, false).failed).toBe(1);
  expect(playwrightFigures({ stats: { expected: 2, flaky: 0, unexpected: 0, skipped: 0 } }, false).failed).toBe(1);
});
