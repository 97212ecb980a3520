/** Something the person at the terminal can mend: shown as two sentences, without a stack. */
export class Stop extends Error {
  readonly chinese: string;

  constructor(english: string, chinese: string) {
    super(english);
    this.chinese = chinese;
  }
}

/** Runs a script's main function; says what went wrong in one sentence where it is known. Ends with exit code 1. */
export async function orStop(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const stop = isDiskFull(error) ? diskFull() : error instanceof Stop ? error : null;
    console.error(stop ? `\n${stop.chinese}\n${stop.message}` : error);
    process.exitCode = 1;
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|no space left on device|could not extend file/i.test(error.message);
}

function diskFull(): Stop {
  return new Stop("The disk is full: free some space and start again.", "磁盘已满：请清理出空间后重新启动。");
}
