import type { Reply } from "#domain/reply.ts";
import type { BareRecord } from "#server/bureau/http/call.ts";

/** A token with its life in seconds, or why there is none. */
export type Fetched =
  | { readonly kind: "token"; readonly token: string; readonly lifeSeconds: number }
  | { readonly kind: "failure"; readonly reply: Reply; readonly record: BareRecord };

export type TokenKeeper = {
  /** The token in use, or a new one: fetched once, however many wait for it. A failure is not kept. */
  readonly get: () => Promise<Fetched>;
  /** Throws a token away that was refused; one that has taken its place since then stays. */
  readonly discard: (token: string) => void;
};

type Kept = Extract<Fetched, { kind: "token" }> & { readonly until: number };

/** Keeps a token in this process's memory until nine tenths of its life are over. */
export function tokenKeeper(fetchToken: () => Promise<Fetched>, now: () => Date): TokenKeeper {
  let kept: Kept | null = null;
  let fetching: Promise<Fetched> | null = null;

  async function renew(): Promise<Fetched> {
    const asked = now().getTime();
    const fetched = await fetchToken();
    kept = fetched.kind === "token" ? { ...fetched, until: asked + fetched.lifeSeconds * 900 } : null;
    return fetched;
  }

  return {
    async get() {
      if (kept && now().getTime() < kept.until) return kept;
      fetching ??= renew().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    discard(token) {
      if (kept?.token === token) kept = null;
    },
  };
}
