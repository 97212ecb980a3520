import { performance } from "node:perf_hooks";
import type { FigureValue } from "#domain/house-figure.ts";
import { db } from "#server/db.ts";

/** How the database does, asked in two small questions. */
export async function figuresOfDatabase(): Promise<FigureValue[]> {
  const asked = performance.now();
  await db().$queryRaw`SELECT 1`;
  const roundTrip = (performance.now() - asked) / 1_000;
  const [facts] = await db().$queryRaw<{ bytes: number; connections: number; most: number }[]>`
    SELECT pg_database_size(current_database())::float8 AS bytes, count(*)::int AS connections,
      current_setting('max_connections')::int AS most
    FROM pg_stat_activity WHERE backend_type = 'client backend'`;
  if (!facts) throw new Error("the database says nothing of itself");
  return [
    { name: "database_round_trip_seconds", subject: "", value: roundTrip },
    { name: "database_size_bytes", subject: "", value: facts.bytes },
    { name: "database_connections", subject: "", value: facts.connections },
    { name: "database_connections_ratio", subject: "", value: facts.connections / facts.most },
  ];
}
