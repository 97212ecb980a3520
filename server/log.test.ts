import { Writable } from "node:stream";
import pino from "pino";
import { expect, test } from "vitest";
import { currentTrace, masked, onTrail, shape, traceOf } from "#server/log.ts";

function logger() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: pino(shape, stream) };
}

test("one line stays one line, whatever stands in it", () => {
  const { lines, log } = logger();
  log.warn({ typed: 'a\n{"level":30,"msg":"forged"}\r\u001b[31m\u2028' }, "tried\n{}");
  expect(lines).toHaveLength(1);
  expect(lines[0]?.match(/\p{Cc}/gu)).toEqual(["\n"]);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 40, msg: "tried\n{}" });
});

test("no secret and no whole number of anybody gets out", () => {
  const { lines, log } = logger();
  log.error(
    {
      password: "三张发票",
      headers: { cookie: "session=1", authorization: "Bearer abc" },
      fault: "postgresql://app:hunter2@db:5432 webhook/send?key=0f0f-1 Bearer eyJhbGciOi",
      seller: "91110105MA09XX013J",
      person: "11010519491231002X",
      number: "26117999310000000001",
      id: "0199a3c4-0000-7000-8000-000000000001",
    },
    "fault",
  );
  const line = lines[0] ?? "";
  for (const secret of ["三张发票", "session=1", "hunter2", "0f0f-1", "eyJ", "MA09XX", "19491231", "7999310000"])
    expect(line).not.toContain(secret);
  expect(line).toContain("9111…3J");
  expect(line).toContain("0199a3c4-0000-7000-8000-000000000001");
});

test("a trace of 32 figures, a hash and an instant are nobody's number", () => {
  const words = `trace ${"0f".repeat(16)} sha ${"ab".repeat(32)} 2026-11-22T02:00:00.000Z 1763776800000`;
  expect(masked(words)).toBe(words);
});

test("every line of one piece of work carries its trail, and no other's", async () => {
  const { lines, log } = logger();
  await Promise.all(
    ["a", "b"].map((job) =>
      onTrail({ trace: job.repeat(32), job }, async () => {
        await Promise.resolve();
        expect(currentTrace()).toBe(job.repeat(32));
        log.info("done");
      }),
    ),
  );
  log.info("beside");
  expect(lines.map((line) => JSON.parse(line).job)).toEqual(["a", "b", undefined]);
});

test("a trace somebody made up is not taken", () => {
  expect(traceOf("0f".repeat(16))).toBe("0f".repeat(16));
  expect(traceOf('"}\n{"level":60')).toMatch(/^[0-9a-f]{32}$/);
  expect(traceOf(null)).toMatch(/^[0-9a-f]{32}$/);
});
