/** What Next gives for the query of an address. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Every parameter once: of a doubled one, the first counts. */
export function singleQuery(query: Query): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
