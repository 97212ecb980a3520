import type { CertificateSheet, SheetTable } from "./sheet.ts";

/** One thing a file says otherwise than we issued it. */
export type Change = {
  readonly label: string;
  /** Empty where the file says nothing in its place. */
  readonly said: string;
  readonly issued: string;
};

/** Two sheets in one language, field by field and cell by cell. */
export function compareSheets(issued: CertificateSheet, said: CertificateSheet): Change[] {
  return [...compareFields(issued, said), ...issued.tables.flatMap((table) => compareTables(issued, table, said))];
}

function compareFields(issued: CertificateSheet, said: CertificateSheet): Change[] {
  const theirs = new Map(fieldsOf(said).map((field) => [field.id, field]));
  const ours = fieldsOf(issued);
  const known = new Set(ours.map(({ id }) => id));
  const added = fieldsOf(said).filter(({ id }) => !known.has(id));
  return [
    ...ours.map(({ id, label, value }) => ({ label, said: theirs.get(id)?.value ?? "", issued: value })),
    ...added.map(({ label, value }) => ({ label, said: value, issued: "" })),
  ].filter((change) => change.said !== change.issued);
}

function compareTables(issued: CertificateSheet, table: SheetTable, said: CertificateSheet): Change[] {
  const theirs = said.tables.find(({ id }) => id === table.id)?.rows ?? [];
  const length = Math.max(table.rows.length, theirs.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    table.columns.flatMap(({ label }, column) => {
      const change = {
        label: `${rowLabel(issued, table, index)} ${label}`,
        said: theirs[index]?.[column] ?? "",
        issued: table.rows[index]?.[column] ?? "",
      };
      return change.said === change.issued ? [] : [change];
    }),
  );
}

export function rowLabel({ words }: CertificateSheet, table: SheetTable, index: number): string {
  return `${table.title} ${words.row.replace("{row}", String(index + 1))}`;
}

function fieldsOf({ sections, ...sheet }: CertificateSheet) {
  return [{ id: "title", label: "", value: sheet.title }, ...sections.flatMap(({ fields }) => fields)];
}
