/**
 * Calls until nothing is left to call about, and settles what came of each call beside the next one. A settling that
 * fails stops the calling, and what was called meanwhile is settled all the same: an answer in hand is never dropped.
 * @param callNext null when nothing is due
 */
export async function keepKnocking<Called>(
  callNext: () => Promise<Called | null>,
  settleCalled: (called: Called) => Promise<unknown>,
): Promise<void> {
  let settling: Promise<unknown> = Promise.resolve();
  for (;;) {
    const [next, before] = await Promise.allSettled([callNext(), settling]);
    const called = next.status === "fulfilled" ? next.value : null;
    settling = called === null ? Promise.resolve() : settleCalled(called);
    settling.catch(heardNextTime);
    if (called !== null && before.status === "fulfilled") continue;
    await settling;
    if (next.status === "rejected") throw next.reason;
    if (before.status === "rejected") throw before.reason;
    return;
  }
}

/** A settling that fails is awaited together with the next call; until then nobody else need hear of it. */
function heardNextTime(): void {}
