import { expect, test } from "vitest";
import { createClock } from "#sandbox/clock.ts";

test("runs with real time until it is moved, stopped or reset", () => {
  let real = 1_000;
  const clock = createClock(() => real);
  expect(clock.now().getTime()).toBe(1_000);
  clock.advance(500);
  real += 10;
  expect(clock.now().getTime()).toBe(1_510);

  clock.freeze();
  real += 10;
  expect(clock.now().getTime()).toBe(1_510);
  clock.set(new Date(5_000));
  clock.advance(1);
  expect(clock.now().getTime()).toBe(5_001);

  clock.run();
  real += 10;
  expect(clock.now().getTime()).toBe(5_011);
  clock.reset();
  expect(clock.now().getTime()).toBe(1_030);
});
