import { elementAt, elementsNamed, type XmlNode } from "./xml.ts";

/** A text object of a page, with where it stands (mm from the top). */
export type TextObject = { readonly id: string; readonly page: string; readonly top: number; readonly text: string };
export type FindText = (page: string, id: string) => TextObject | null;

export type TaggedInvoice = {
  /** The tags with the text they point at in place of their references. */
  readonly invoice: XmlNode;
  /** One element per line of the invoice, with the line's tags as children. */
  readonly lines: readonly XmlNode[];
};

const lineElements = ["GoodsInfo", "IssuItemInformation"];
const lineTags = new Set(
  "Item,Specification,MeasurementDimension,Quantity,Price,Amount,TaxScheme,TaxAmount,ItemName,SpecMod,MeaUnits,UnPrice,TaxRate,ComTaxAm,TaxClassificationCode".split(
    ",",
  ),
);
/** Text of one line may begin this much above its amount. */
const lineSlack = 2;

/** Follows the references of a `CustomTag.xml` to the texts on its pages. */
export function followTags(tags: XmlNode, findText: FindText): TaggedInvoice {
  const marked = elementsNamed(tags, ...lineElements);
  const invoice = resolved(tags, findText);
  if (marked.length > 1) return { invoice, lines: marked.map((line) => resolved(line, findText)) };
  return { invoice, lines: linesByPlace(marked[0] ?? tags, findText) };
}

/**
 * References out of tags no parser can read: the last resort is their look. Nesting is lost but for the two parties,
 * which is all the fields need.
 */
export function looseTags(text: string): XmlNode {
  const leaf = /<(?:[\w-]*:)?([A-Z][\w-]*)>\s*((?:<(?:[\w-]*:)?ObjectRef\b[^>]*>\s*\d+\s*<\/[^>]*>\s*)+)/g;
  const fields = [...text.matchAll(leaf)].map(([, name = "", references = ""]) =>
    element(name, "", referencesIn(references)),
  );
  const party = (name: string) =>
    element(
      name,
      "",
      fields.filter((field) => field.name.startsWith(name)),
    );
  return element("eInvoice", "", [...fields, party("Buyer"), party("Seller")]);
}

function referencesIn(text: string): XmlNode[] {
  const reference = /ObjectRef\b[^>]*?(?:PageRef=["'](\d+)["'])?[^>]*>\s*(\d+)/g;
  return [...text.matchAll(reference)].map(([, page = "", id = ""]) => element("ObjectRef", id, [], { PageRef: page }));
}

function resolved(node: XmlNode, findText: FindText): XmlNode {
  const objects = objectsOf(node, findText);
  if (objects) return element(node.name, objects.map(({ text }) => text).join(""));
  return { ...node, children: node.children.map((child) => resolved(child, findText)) };
}

/** What the tag points at, in its order; null for a tag that holds other tags. */
function objectsOf(node: XmlNode, findText: FindText): TextObject[] | null {
  const holder = elementAt(node, "ObjectData") ?? node;
  const references = holder.children.filter(({ name }) => name === "ObjectRef");
  if (references.length === 0) return null;
  return references.flatMap(({ attributes, text }) => findText(attributes.PageRef ?? "", text.trim()) ?? []);
}

/**
 * Where lines are not set apart by the tags, the page does it: each amount begins a line, and whatever stands between
 * it and the next belongs to it, a name broken over two rows as well.
 */
function linesByPlace(holder: XmlNode, findText: FindText): XmlNode[] {
  const tagged = holder.children
    .filter(({ name }) => lineTags.has(name))
    .flatMap((tag) => (objectsOf(tag, findText) ?? []).map((object) => ({ name: tag.name, object })));
  const starts = tagged.flatMap(({ name, object }) => (name === "Amount" ? [object] : [])).sort(fromTheTop(tagged));
  return starts.map((start, index) => {
    const own = tagged.filter(({ object }) => lineAt(starts, object) === index);
    const names = [...new Set(own.map(({ name }) => name))];
    const texts = (name: string) => own.filter((part) => part.name === name).map(({ object }) => object.text);
    return element(
      "GoodsInfo",
      start.text,
      names.map((name) => element(name, texts(name).join(""))),
    );
  });
}

function fromTheTop(
  tagged: readonly { readonly object: TextObject }[],
): (one: TextObject, other: TextObject) => number {
  const pages = [...new Set(tagged.map(({ object }) => object.page))];
  return (one, other) => pages.indexOf(one.page) - pages.indexOf(other.page) || one.top - other.top;
}

/** Index of the last line on that page that begins above the object; of its first where none does. */
function lineAt(starts: readonly TextObject[], { page, top }: TextObject): number {
  const above = starts.findLastIndex((start) => start.page === page && start.top <= top + lineSlack);
  return above >= 0 ? above : starts.findIndex((start) => start.page === page);
}

function element(
  name: string,
  text: string,
  children: readonly XmlNode[] = [],
  attributes: Readonly<Record<string, string>> = {},
): XmlNode {
  return { name, text, attributes, children };
}
