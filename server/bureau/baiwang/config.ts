import type { Deadlines, Line } from "#server/bureau/http/client.ts";

/** What it takes to speak to 百望. The first six come with the account there; the rest has defaults. */
export type BaiwangConfig = {
  /** Origin of the gateway; `/router/rest` is put behind it. */
  readonly url: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly user: string;
  readonly password: string;
  readonly salt: string;
  /** Invoices on a page of the list; 500 (the most there may be) unless given. */
  readonly pageSize?: number;
  readonly deadlines?: Partial<Deadlines>;
  /** Waits for the turn of each call; none unless given. */
  readonly turn?: Line["turn"];
  readonly now?: () => Date;
};

export type Settled = Required<BaiwangConfig>;

export function settle(config: BaiwangConfig): Settled {
  return {
    ...config,
    pageSize: config.pageSize ?? 500,
    deadlines: config.deadlines ?? {},
    turn: config.turn ?? (async () => {}),
    now: config.now ?? (() => new Date()),
  };
}
