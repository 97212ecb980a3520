import { expect, test } from "vitest";
import { type Fetched, tokenKeeper } from "#server/bureau/baiwang/token.ts";

const failure = { kind: "failure", reply: { kind: "not-sent", cause: "dns" } } as Fetched;

test("is fetched once, however many wait for it", async () => {
  const { keeper, fetches } = keeperOf();
  const got = await Promise.all([keeper.get(), keeper.get(), keeper.get()]);
  expect(got.map((fetched) => fetched.kind === "token" && fetched.token)).toEqual(["t1", "t1", "t1"]);
  expect(await tokenOf(keeper.get())).toBe("t1");
  expect(fetches()).toBe(1);
});

test("is used for nine tenths of its life", async () => {
  const { keeper, advance } = keeperOf();
  await keeper.get();
  advance(899_999);
  expect(await tokenOf(keeper.get())).toBe("t1");
  advance(1);
  expect(await tokenOf(keeper.get())).toBe("t2");
});

test("is thrown away once: who comes late with the old one keeps the new one", async () => {
  const { keeper, fetches } = keeperOf();
  await keeper.get();
  keeper.discard("t1");
  expect(await tokenOf(keeper.get())).toBe("t2");
  keeper.discard("t1");
  expect(await tokenOf(keeper.get())).toBe("t2");
  expect(fetches()).toBe(2);
});

test("a failure is told to all who wait, and not kept", async () => {
  const answers = [failure, undefined];
  const { keeper } = keeperOf(() => answers.shift());
  expect(await Promise.all([keeper.get(), keeper.get()])).toEqual([failure, failure]);
  expect(await tokenOf(keeper.get())).toBe("t2");
});

/** A keeper whose tokens are t1, t2 …, each for 1,000 seconds of a clock that stands until it is moved. */
function keeperOf(instead: () => Fetched | undefined = () => undefined) {
  let count = 0;
  let now = 0;
  async function fetchToken(): Promise<Fetched> {
    count++;
    return instead() ?? { kind: "token", token: `t${count}`, lifeSeconds: 1_000 };
  }
  return {
    keeper: tokenKeeper(fetchToken, () => new Date(now)),
    fetches: () => count,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

async function tokenOf(fetched: Promise<Fetched>): Promise<string | null> {
  const got = await fetched;
  return got.kind === "token" ? got.token : null;
}
