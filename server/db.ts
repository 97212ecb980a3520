import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { PublicContext, StaffContext, TenantContext } from "#server/context.ts";
import { env } from "#server/env.ts";
import { PrismaClient } from "#server/generated/prisma/client.ts";
import type { TransactionClient } from "#server/generated/prisma/internal/prismaNamespace.ts";
import { log } from "#server/log.ts";

export type Tx = TransactionClient;

const kept = globalThis as typeof globalThis & { buchuanPool?: pg.Pool; buchuanPrisma?: PrismaClient };

/** For rows that belong to no tenant: accounts, sessions, connectors, runs. Tenant rows are invisible to it. */
export function db(): PrismaClient {
  kept.buchuanPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return kept.buchuanPrisma;
}

/** All or nothing, inside one tenant: PostgreSQL shows and takes no row of another, whatever the verb forgot. */
export function inTransaction<T>(context: TenantContext, act: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('buchuan.merchant', ${context.merchantId}, true)`;
    return act(tx);
  }, limits);
}

/**
 * For statements that match whole books with each other: by hash, never each with each. A planner without fresh
 * statistics takes a hundred thousand rows for a handful, and then a statement of a second takes an hour.
 */
export async function inBulk<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
  const done = await act();
  await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
  return done;
}

/** A transaction of one tenant on a bare connection of the same pool: for `COPY`, which Prisma does not know. */
export async function inBareTransaction<T>(
  context: TenantContext,
  act: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('buchuan.merchant', $1, true)", [context.merchantId]);
    const result = await act(client);
    await client.query("COMMIT");
    return result;
  } catch (fault) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}

/**
 * Does it unless somebody else is at the same, in whichever process: the lock is one of a connection kept meanwhile, so
 * it ends with the process. @returns null, at once, where somebody is
 */
export async function alone<T>(what: string, act: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    const lock = [what];
    const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken", lock);
    if (!rows[0].taken) return null;
    try {
      return await act();
    } finally {
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", lock).catch((fault: Error) => {
        broken = fault;
      });
    }
  } finally {
    client.release(broken);
  }
}

/** Looks across tenants without being able to write: staff, the worker in search of work, and the check of certificates. */
export function acrossTenants<T>(
  _context: StaffContext | PublicContext | { readonly kind: "worker" },
  look: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('buchuan.scope', 'all', true)`;
    return look(tx);
  }, limits);
}

/** The worker in search of what is due: practice merchants, whom nobody else sees across tenants, are among the others. */
export function acrossPracticeToo<T>(look: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('buchuan.scope', 'work', true)`;
    return look(tx);
  }, limits);
}

export async function disconnect(): Promise<void> {
  await kept.buchuanPrisma?.$disconnect();
  await kept.buchuanPool?.end();
  delete kept.buchuanPrisma;
  delete kept.buchuanPool;
}

function pool(): pg.Pool {
  kept.buchuanPool ??= newPool();
  return kept.buchuanPool;
}

/** A connection that breaks while nobody uses it is no fault: the next one is made anew. */
function newPool(): pg.Pool {
  const made = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    idle_in_transaction_session_timeout: frozenMs,
  });
  return made.on("error", (fault) => log().warn({ fault: String(fault) }, "an idle database connection broke"));
}

/** A process that was frozen inside a transaction lets go of its locks after this: the others wait for it no longer. */
const frozenMs = 30_000;

const limits = { maxWait: 10_000, timeout: 120_000 };
