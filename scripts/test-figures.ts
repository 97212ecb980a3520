export interface Figures {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
}

export function vitestFigures(report: VitestReport | null, ok: boolean): Figures {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const skipped = report.numPendingTests + report.numTodoTests;
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests, skipped }, ok);
}

export function playwrightFigures(report: PlaywrightReport | null, ok: boolean): Figures {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, flaky, unexpected, skipped } = report.stats;
  return honest({ passed: expected + flaky, failed: unexpected, skipped }, ok);
}

export function addFigures(a: Figures, b: Figures): Figures {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function summary({ passed, failed, skipped }: Figures): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** A runner can fail without a failing test: a file that does not load, a server that does not start. */
function honest(figures: Figures, ok: boolean): Figures {
  return !ok && figures.failed === 0 ? { ...figures, failed: 1 } : figures;
}
