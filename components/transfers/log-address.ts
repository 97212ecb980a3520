import { paths } from "#components/paths.ts";

/** Where the single knocks of a filter are listed; what is undefined or empty stays out of the address. */
export function logAddress(
  filter: Readonly<Record<string, string | undefined>>,
  page: string = paths.opsTransferLog,
): string {
  const asked = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
  return asked.length === 0 ? page : `${page}?${new URLSearchParams(asked)}`;
}
