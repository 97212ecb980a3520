import { addDays, businessDateOf, instantOf } from "#domain/period.ts";
import { isWorkingDay } from "#domain/working-day.ts";

/** Ten in the morning, so many working days ago; now, where that is still to come. */
export function workdayBefore(now: Date, count: number): Date {
  let day = businessDateOf(now);
  for (let left = count; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  const morning = instantOf(day, "10:00:00") ?? now;
  return morning < now ? morning : now;
}
