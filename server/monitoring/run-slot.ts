import { db } from "#server/db.ts";

export type Slotted = { readonly name: string; readonly everySeconds: number };

/**
 * Runs an appointment once for its slot, whoever comes first: the unique row of `run` decides. A slot missed while no
 * worker was there is run by the first look into the next one.
 * @returns whether it ran here
 */
export async function runSlot(
  { name, everySeconds }: Slotted,
  now: Date,
  act: () => Promise<unknown>,
): Promise<boolean> {
  const slotMs = everySeconds * 1_000;
  const slot = new Date(Math.floor(now.getTime() / slotMs) * slotMs);
  const taken = await db().$queryRaw<{ id: bigint }[]>`
    INSERT INTO run (name, slot, started_at) VALUES (${name}, ${slot}, ${now}) ON CONFLICT (name, slot) DO NOTHING RETURNING id`;
  const id = taken[0]?.id;
  if (id === undefined) return false;
  try {
    const detail = await act();
    await db().run.update({
      where: { id },
      data: { finishedAt: new Date(), outcome: "done", detail: typeof detail === "number" ? { count: detail } : {} },
    });
  } catch (fault) {
    await db().run.update({
      where: { id },
      data: { finishedAt: new Date(), outcome: "failed", detail: { fault: String(fault).slice(0, 500) } },
    });
    throw fault;
  }
  return true;
}
