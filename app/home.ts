import { paths } from "#components/paths.ts";
import { type Role, roomOf } from "#domain/permission.ts";

const homes = { merchant: paths.overview, support: paths.support, operations: paths.ops } as const;

/** Where somebody's own pages begin. */
export function homeOf(role: Role): string {
  return homes[roomOf[role]];
}
