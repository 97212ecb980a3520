import { sampleHouse } from "#server/monitoring/sample-house.ts";
import { watchHouse } from "#server/monitoring/watch-house.ts";

/** Once a minute, by whoever comes first: the figures, and what they say. @returns whether it was done here */
export async function keepWatch(now: Date): Promise<boolean> {
  if ((await sampleHouse(now)) === 0) return false;
  await watchHouse(now);
  return true;
}
