import { Prisma } from "#server/generated/prisma/client.ts";

/** `identityOf` (domain/identity-of.ts) as SQL, for a column `key`: an invoice of a tax-control device has a code before its number. */
export function ofDevice(key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(length(${key}) = 18 OR ${key} ~ '^[01]')`;
}
