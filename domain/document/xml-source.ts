import { digitalFields } from "./digital-fields.ts";
import { type DocumentFields, documentDraft } from "./document-draft.ts";
import type { Source } from "./document-reading.ts";
import { taxControlFields } from "./tax-control-fields.ts";
import { ticketFields } from "./ticket-fields.ts";
import { xbrlFields } from "./xbrl-fields.ts";
import { elementsNamed, type XmlNode } from "./xml.ts";

/** What an XML says of an invoice, by its root: 数电票, 税控 or 财政部 XBRL; null for any other root. */
export function xmlSource(path: string, root: XmlNode): Source | null {
  const fields = fieldsOf(root);
  return fields && { path, draft: documentDraft(fields) };
}

function fieldsOf(root: XmlNode): DocumentFields | null {
  if (root.name === "eInvoice") return taxControlFields(root, elementsNamed(root, "GoodsInfo"));
  if (root.name === "EInvoice") return digitalFields(root, elementsNamed(root, "IssuItemInformation"));
  return root.name === "xbrl" ? (ticketFields(root) ?? xbrlFields(root)) : null;
}
