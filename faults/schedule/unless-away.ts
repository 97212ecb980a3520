import { Refusal } from "#server/refusal.ts";

/** While the database is away a merchant sees an error page, and a refusal is an answer; so be it. */
export async function unlessAway(act: () => Promise<string>): Promise<string> {
  try {
    return await act();
  } catch (fault) {
    return fault instanceof Refusal ? `refused, ${fault.message}` : `met ${String(fault).split("\n").at(-1)}`;
  }
}
