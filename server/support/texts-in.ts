/** The facts of an entry as texts; of several, with a space between. */
export function textsIn(facts: unknown): Record<string, string> {
  if (typeof facts !== "object" || facts === null) return {};
  const texts = Object.entries(facts).map(([name, fact]) => [
    name,
    Array.isArray(fact) ? fact.join(" ") : String(fact),
  ]);
  return Object.fromEntries(texts);
}
