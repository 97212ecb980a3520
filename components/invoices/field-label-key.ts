const lineFields = [
  "name",
  "classification",
  "specification",
  "unit",
  "quantity",
  "unitPrice",
  "amount",
  "rate",
  "tax",
] as const;
const fields = [
  "kind",
  "number",
  "code",
  "paperNumber",
  "checkCode",
  "issuedOn",
  "issuedTime",
  "buyer.name",
  "buyer.taxpayerId",
  "amount",
  "tax",
  "total",
  "voidedAt",
  "drawer",
  "remark",
  "red.blueNumber",
  "red.confirmationNumber",
  "red.confirmationId",
] as const;

type LabelKey = "seller" | `fields.${(typeof fields)[number]}` | `lines.${(typeof lineFields)[number]}` | "lines.title";

/** Under which key of `messages/invoice` the name of a problem's field stands; null for the file as a whole. */
export function fieldLabelKey(path: string): LabelKey | null {
  const field = fields.find((known) => known === path);
  if (field) return `fields.${field}`;
  if (path.startsWith("seller.")) return "seller";
  const inner = /^lines\.\d+\.(\w+)$/.exec(path)?.[1];
  const lineField = lineFields.find((known) => known === inner);
  if (lineField) return `lines.${lineField}`;
  return path.startsWith("lines") ? "lines.title" : null;
}
