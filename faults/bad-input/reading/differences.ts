import type { Expected, ExpectedDocument, ExpectedRow, Values } from "../bad-input.ts";
import type { Report } from "./report.ts";

/** Where what came of a file is not what must come of it: one sentence each, none where all is well. */
export function differences(expected: Expected, report: Report): string[] {
  return [
    ...refusalDifferences(expected, report),
    ...report.silent.map((change) => `silently changed: ${change}`),
    ...listDifferences("row", expected.rows, report.rows, ({ row }) => String(row)),
    ...listDifferences("document", expected.documents, report.documents, ({ path }) => path),
    ...(["totals", "encoding", "delimiter", "sheets", "extra", "exported"] as const).flatMap((name) =>
      expected[name] === undefined ? [] : different(name, expected[name], report[name]),
    ),
  ];
}

function refusalDifferences({ refused }: Expected, report: Report): string[] {
  const facts = Object.keys(refused?.facts ?? {});
  const told = report.refused && {
    code: report.refused.code,
    ...(facts.length > 0 && { facts: Object.fromEntries(facts.map((name) => [name, report.refused?.facts[name]])) }),
  };
  return different("refused", refused, told);
}

type Listed = ExpectedRow | ExpectedDocument;

function listDifferences<One extends Listed>(
  what: string,
  expected: readonly One[] | undefined,
  found: readonly One[],
  nameOf: (one: One) => string,
): string[] {
  if (!expected) return [];
  const names = [...new Set([...expected, ...found].map(nameOf))];
  return names.flatMap((name) => {
    const one = expected.find((candidate) => nameOf(candidate) === name);
    const other = found.find((candidate) => nameOf(candidate) === name);
    if (!one || !other) return [`${what} ${name} is ${one ? "missing" : "there"}`];
    const { values, ...rest } = one;
    const { values: foundValues, ...foundRest } = other;
    return [
      ...(Object.keys(rest) as (keyof typeof rest)[]).flatMap((key) =>
        different(`${what} ${name} ${String(key)}`, rest[key], foundRest[key as keyof typeof foundRest]),
      ),
      ...valueDifferences(`${what} ${name}`, values, foundValues),
    ];
  });
}

function valueDifferences(where: string, expected: Values | null, found: Values | null): string[] {
  if (!expected || !found) return different(`${where} values`, expected, found);
  return (Object.keys(expected) as (keyof Values)[]).flatMap((name) =>
    different(`${where} ${name}`, expected[name], found[name]),
  );
}

function different(what: string, expected: unknown, found: unknown): string[] {
  const [one, other] = [JSON.stringify(expected), JSON.stringify(found)];
  return one === other ? [] : [`${what}: expected ${one}, found ${other}`];
}
