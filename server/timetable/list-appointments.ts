import { z } from "zod";
import { type Missed, nextSlot, type SlotRule } from "#domain/slot.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { mayCallBureau } from "#server/timetable/keep-slots.ts";
import { type ListedRun, runsWhere } from "#server/timetable/list-runs.ts";

/** What happens by itself, when, and how it went last. */
export type ListedAppointment = {
  readonly name: string;
  readonly rule: SlotRule;
  readonly missed: Missed;
  /** It calls the bureau, and no way is open now. */
  readonly waitsForBureau: boolean;
  readonly next: Date;
  /** Waiting for a worker, or at work. */
  readonly now: ListedRun | null;
  readonly last: ListedRun | null;
};
export type Timetable = {
  readonly slotted: readonly ListedAppointment[];
  /** Done again and again by every worker; they leave no runs. */
  readonly rounds: readonly { readonly name: string; readonly everySeconds: number }[];
};

const ruleSchema = z.union([
  z.object({ everySeconds: z.number() }),
  z.object({ daily: z.string() }),
  z.object({ days: z.array(z.number()), at: z.string() }),
]);

/** As the worker that started last keeps it; empty where none ever did. */
export async function listAppointments(_context: OperatorContext, now: Date): Promise<Timetable> {
  const rows = await db().appointment.findMany({ orderBy: { position: "asc" } });
  const [open, last, mayCall] = await Promise.all([
    runsWhere(Prisma.sql`run.outcome IS NULL ORDER BY run.id DESC`, now),
    runsWhere(lastEnded, now),
    mayCallBureau(now),
  ]);
  const rounds = [];
  const slotted = [];
  for (const { name, slotted: hasSlots, callsBureau, missed, rule: written } of rows) {
    const rule = ruleSchema.parse(written);
    if (!hasSlots && "everySeconds" in rule) rounds.push({ name, everySeconds: rule.everySeconds });
    if (!hasSlots) continue;
    slotted.push({
      name,
      rule,
      missed: missed as Missed,
      waitsForBureau: callsBureau && !mayCall,
      next: nextSlot(rule, now),
      now: open.find((run) => run.name === name) ?? null,
      last: last.find((run) => run.name === name) ?? null,
    });
  }
  return { slotted, rounds };
}

/** One a name: a walk of the index for each. */
const lastEnded = Prisma.sql`run.id IN (
  SELECT last.id FROM appointment CROSS JOIN LATERAL (
    SELECT id FROM run of_name WHERE of_name.name = appointment.name AND outcome IS NOT NULL ORDER BY id DESC LIMIT 1) last)`;
