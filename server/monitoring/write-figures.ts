import { type FigureValue, keyOfFigure } from "#domain/house-figure.ts";
import type { Tx } from "#server/db.ts";

/** Keeps figures of one minute; one that is there already stays. @returns how many were new */
export async function writeFigures(tx: Tx, figures: readonly FigureValue[], minute: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO sample (name, at, value)
    SELECT name, ${minute}, value FROM unnest(${figures.map(keyOfFigure)}::text[], ${figures.map(({ value }) => value)}::float8[]) AS taken (name, value)
    ON CONFLICT (name, at) DO NOTHING`;
}

export function minuteOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
}
