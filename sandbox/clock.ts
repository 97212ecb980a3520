/** The bureau's own clock: it can be set, moved and stopped, so that no test has to wait. */
export type Clock = {
  readonly now: () => Date;
  readonly set: (at: Date) => void;
  readonly advance: (ms: number) => void;
  readonly freeze: () => void;
  /** Runs with real time again, from wherever it stands. */
  readonly run: () => void;
  readonly reset: () => void;
};

export function createClock(real: () => number = Date.now): Clock {
  let offsetMs = 0;
  let frozenAt: number | null = null;
  const nowMs = () => frozenAt ?? real() + offsetMs;

  function moveTo(ms: number): void {
    if (frozenAt !== null) frozenAt = ms;
    else offsetMs = ms - real();
  }

  function run(): void {
    if (frozenAt === null) return;
    offsetMs = frozenAt - real();
    frozenAt = null;
  }

  function reset(): void {
    offsetMs = 0;
    frozenAt = null;
  }

  return {
    now: () => new Date(nowMs()),
    set: (at) => moveTo(at.getTime()),
    advance: (ms) => moveTo(nowMs() + ms),
    freeze: () => {
      frozenAt = nowMs();
    },
    run,
    reset,
  };
}
