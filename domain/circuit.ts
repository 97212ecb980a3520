/**
 * What we know of one way to the bureau: sound (`closed`, as electricians say), shut until a trial succeeds (`open`), or
 * answering again while what was held back is let go in waves (`recovering`).
 */
export type Circuit = {
  /** Exchanges in a row that brought nothing back. */
  readonly failures: number;
  readonly openedAt: Date | null;
  /** When to try again; null unless open. */
  readonly trialAt: Date | null;
  /** Trials in vain since it opened. */
  readonly trials: number;
  readonly recoveringSince: Date | null;
  /** Waves let go since then. */
  readonly wave: number;
};
export type CircuitState = "closed" | "open" | "recovering";

export type CircuitPace = {
  /** Failures in a row that open it, and fewer while it is just coming back. */
  readonly failureLimit: number;
  readonly relapseLimit: number;
  readonly firstTrialMs: number;
  readonly longestTrialMs: number;
};
export const defaultCircuitPace: CircuitPace = {
  failureLimit: 5,
  relapseLimit: 3,
  firstTrialMs: 30_000,
  longestTrialMs: 600_000,
};

export const soundCircuit: Circuit = {
  failures: 0,
  openedAt: null,
  trialAt: null,
  trials: 0,
  recoveringSince: null,
  wave: 0,
};

export function circuitState({
  openedAt,
  recoveringSince,
}: Pick<Circuit, "openedAt" | "recoveringSince">): CircuitState {
  if (openedAt !== null) return "open";
  return recoveringSince === null ? "closed" : "recovering";
}

/** What an exchange shows. A `trial` is one made to find out; what was still under way when it opened is none. */
export type Sign = { readonly sound: boolean; readonly trial: boolean };

export function afterExchange(circuit: Circuit, { sound, trial }: Sign, at: Date, pace: CircuitPace): Circuit {
  const state = circuitState(circuit);
  if (sound && circuit.openedAt !== null) return trial || at > circuit.openedAt ? recovering(at) : circuit;
  if (sound) return { ...circuit, failures: 0 };
  const failures = circuit.failures + 1;
  if (state === "open") return trial ? triedInVain({ ...circuit, failures }, at, pace) : { ...circuit, failures };
  const limit = state === "recovering" ? pace.relapseLimit : pace.failureLimit;
  return failures >= limit ? opened(failures, at, pace) : { ...circuit, failures };
}

/** Answering again, from this moment on: what was held goes in waves. */
export function recovering(at: Date): Circuit {
  return { ...soundCircuit, recoveringSince: at };
}

function opened(failures: number, at: Date, pace: CircuitPace): Circuit {
  return { ...soundCircuit, failures, openedAt: at, trialAt: new Date(at.getTime() + pace.firstTrialMs) };
}

function triedInVain(circuit: Circuit, at: Date, pace: CircuitPace): Circuit {
  const trials = circuit.trials + 1;
  const pause = Math.min(pace.longestTrialMs, pace.firstTrialMs * 2 ** Math.min(trials, 20));
  return { ...circuit, trials, trialAt: new Date(at.getTime() + pause) };
}

const firstWave = 20;

/** How many invoices wave n (from 0) may let go: doubling, up to twenty calls' worth. */
export function waveSize(wave: number, sendLimit: number): number {
  return Math.min(sendLimit * 20, firstWave * 2 ** Math.min(wave, 20));
}
