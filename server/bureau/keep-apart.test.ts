import { expect, test, vi } from "vitest";
import { practiceIdOf, practiceTaxpayerId } from "#domain/practice.ts";
import type { Bureau, Party } from "#server/bureau/bureau.ts";
import { keptApart } from "#server/bureau/keep-apart.ts";

const real: Party = { merchantId: "3f2b8c1e-5d4a-4b6f-9a7c-0123456789ab", taxpayerId: "91110105MA09XX013J" };
const practice: Party = { merchantId: practiceIdOf(real.merchantId), taxpayerId: practiceTaxpayerId(1) };
const mixed: Party[] = [
  { ...real, taxpayerId: practice.taxpayerId },
  { ...practice, taxpayerId: real.taxpayerId },
];

test.each([
  { forPractice: false, served: real, refused: [practice, ...mixed] },
  { forPractice: true, served: practice, refused: [real, ...mixed] },
])("a way serves one kind of merchant only: $forPractice", ({ forPractice, served, refused }) => {
  const calls = { send: vi.fn(), poll: vi.fn(), check: vi.fn(), pull: vi.fn(), probe: vi.fn() };
  const way = keptApart({ name: "leqi", ...calls } as unknown as Bureau, forPractice);
  for (const party of refused) {
    expect(() => way.send(party, [])).toThrow(/practice/);
    expect(() => way.poll(party, "1", [])).toThrow(/practice/);
    expect(() => way.check(party, {} as never)).toThrow(/practice/);
    expect(() => way.pull(party, "2026-11-01", "2026-11-02")).toThrow(/practice/);
    expect(() => way.probe(party)).toThrow(/practice/);
  }
  for (const call of Object.values(calls)) expect(call).not.toHaveBeenCalled();
  const notAfter = new Date();
  way.send(served, [], notAfter);
  expect(calls.send).toHaveBeenCalledWith(served, [], notAfter);
});
