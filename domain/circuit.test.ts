import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterExchange,
  type Circuit,
  circuitState,
  defaultCircuitPace as pace,
  recovering,
  soundCircuit,
  waveSize,
} from "#domain/circuit.ts";

const at = new Date("2026-11-22T02:00:00Z");
const failed = { sound: false, trial: false };
const answered = { sound: true, trial: false };

function after(circuit: Circuit, ...signs: { sound: boolean; trial: boolean }[]): Circuit {
  return signs.reduce((now, sign) => afterExchange(now, sign, at, pace), circuit);
}

test("five failures in a row open it; an answer in between begins the count anew", () => {
  expect(circuitState(after(soundCircuit, failed, failed, failed, failed))).toBe("closed");
  expect(circuitState(after(soundCircuit, failed, failed, failed, failed, answered, failed))).toBe("closed");
  const open = after(soundCircuit, failed, failed, failed, failed, failed);
  expect(open).toMatchObject({ openedAt: at, trialAt: new Date(at.getTime() + pace.firstTrialMs), trials: 0 });
});

test("a trial in vain doubles the pause up to ten minutes; what was under way when it opened does not", () => {
  const open = after(soundCircuit, failed, failed, failed, failed, failed);
  expect(after(open, failed).trialAt).toEqual(open.trialAt);
  const trial = { sound: false, trial: true };
  expect(after(open, trial).trialAt).toEqual(new Date(at.getTime() + 60_000));
  expect(after(open, trial, trial, trial, trial, trial, trial).trialAt).toEqual(new Date(at.getTime() + 600_000));
});

test("an answer while it is open begins the recovery; a relapse comes sooner than the first fall", () => {
  const back = after(soundCircuit, failed, failed, failed, failed, failed, { sound: true, trial: true });
  expect(back).toEqual(recovering(at));
  expect(circuitState(after(back, failed, failed))).toBe("recovering");
  expect(circuitState(after(back, failed, failed, failed))).toBe("open");
});

test("whatever comes, it is open exactly when it has a time for its next trial", () => {
  const sign = fc.record({ sound: fc.boolean(), trial: fc.boolean() });
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      const circuit = after(soundCircuit, ...signs);
      expect(circuit.trialAt !== null).toBe(circuitState(circuit) === "open");
      expect(circuit.openedAt === null || circuit.recoveringSince === null).toBe(true);
    }),
  );
});

test("waves double, and never grow past twenty calls", () => {
  expect([0, 1, 2, 3].map((wave) => waveSize(wave, 100))).toEqual([20, 40, 80, 160]);
  expect(waveSize(40, 100)).toBe(2_000);
});
