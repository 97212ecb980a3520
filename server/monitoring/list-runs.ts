import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";

/** One round of the timetable. */
export type ListedRun = {
  readonly id: string;
  readonly name: string;
  readonly slot: Date;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** `done`, `failed`; null while it runs, or when its worker was killed in it. */
  readonly outcome: string | null;
  /** How many it did it for, where it counts. */
  readonly count: number | null;
  readonly fault: string | null;
};

const mostListed = 8;

/** The latest rounds, the newest first. */
export async function listRuns(_context: OperatorContext): Promise<ListedRun[]> {
  const runs = await db().run.findMany({ orderBy: { id: "desc" }, take: mostListed });
  return runs.map(({ detail, id, ...run }) => ({
    ...run,
    id: String(id),
    count: numberIn(detail, "count"),
    fault: textIn(detail, "fault"),
  }));
}

function numberIn(detail: unknown, name: string): number | null {
  const value = valueIn(detail, name);
  return typeof value === "number" ? value : null;
}

function textIn(detail: unknown, name: string): string | null {
  const value = valueIn(detail, name);
  return typeof value === "string" ? value : null;
}

function valueIn(detail: unknown, name: string): unknown {
  return typeof detail === "object" && detail !== null && Object.hasOwn(detail, name)
    ? Reflect.get(detail, name)
    : null;
}
