import { PrismaPg } from "@prisma/adapter-pg";
import type { StaffContext, TenantContext } from "#server/context.ts";
import { env } from "#server/env.ts";
import { PrismaClient } from "#server/generated/prisma/client.ts";
import type { TransactionClient } from "#server/generated/prisma/internal/prismaNamespace.ts";

export type Tx = TransactionClient;

const kept = globalThis as typeof globalThis & { buchuanPrisma?: PrismaClient };

/** For rows that belong to no tenant: accounts, sessions, connectors, runs. Tenant rows are invisible to it. */
export function db(): PrismaClient {
  kept.buchuanPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL }),
  });
  return kept.buchuanPrisma;
}

/** All or nothing, inside one tenant: PostgreSQL shows and takes no row of another, whatever the verb forgot. */
export function inTransaction<T>(context: TenantContext, act: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('buchuan.merchant', ${context.merchantId}, true)`;
    return act(tx);
  }, limits);
}

/** Looks across tenants without being able to write: staff, and the worker in search of work. */
export function acrossTenants<T>(
  _context: StaffContext | { readonly kind: "worker" },
  look: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('buchuan.scope', 'all', true)`;
    return look(tx);
  }, limits);
}

export async function disconnect(): Promise<void> {
  await kept.buchuanPrisma?.$disconnect();
  delete kept.buchuanPrisma;
}

const limits = { maxWait: 10_000, timeout: 120_000 };
