import { strToU8, zipSync } from "fflate";

type OfdParts = {
  readonly customData?: Readonly<Record<string, string>>;
  readonly attachments?: Readonly<Record<string, string>>;
  readonly tags?: string;
  /** Text objects by id: what they say, and how many millimetres from the top. */
  readonly page?: readonly (readonly [id: number, text: string, top: number])[];
  readonly title?: string;
  readonly extra?: Readonly<Record<string, Uint8Array>>;
};

/** Builds an OFD for tests: one page, one template, and whichever of the three places is asked for. */
export function exampleOfd({
  customData = {},
  attachments = {},
  tags,
  page = [],
  title = "",
  extra = {},
}: OfdParts): Uint8Array {
  const data = Object.entries(customData).map(
    ([name, value]) => `<ofd:CustomData Name="${name}">${value}</ofd:CustomData>`,
  );
  const files = Object.keys(attachments);
  const listed = files.map(
    (name, index) => `<ofd:Attachment ID="${index}" Name="${name}"><ofd:FileLoc>${name}</ofd:FileLoc></ofd:Attachment>`,
  );
  const entries: Record<string, string> = {
    "OFD.xml": `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>${data.join("")}</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    "Doc_0/Document.xml": `<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:TemplatePage ID="1" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="61" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>${tags === undefined ? "" : "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>"}${files.length === 0 ? "" : "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"}</ofd:Document>`,
    "Doc_0/Pages/Page_0/Content.xml": pageXml(page),
    "Doc_0/Tpls/Tpl_0/Content.xml": pageXml([[2, title, 8]]),
    "Doc_0/Attachs/Attachments.xml": `<ofd:Attachments xmlns:ofd="http://www.ofdspec.org/2016">${listed.join("")}</ofd:Attachments>`,
    "Doc_0/Tags/CustomTags.xml": `<ofd:CustomTags xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CustomTag TypeID="root"><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>`,
    "Doc_0/Tags/CustomTag.xml": tags ?? "",
    ...Object.fromEntries(files.map((name) => [`Doc_0/Attachs/${name}`, attachments[name] ?? ""])),
  };
  const texts = Object.entries(entries).map(([name, text]) => [name, strToU8(text)]);
  return zipSync({ ...Object.fromEntries(texts), ...extra });
}

/** A tag that points at text objects of the page. */
export function tag(name: string, ...ids: readonly number[]): string {
  return `<ofd:${name}>${ids.map((id) => `<ofd:ObjectRef PageRef="61">${id}</ofd:ObjectRef>`).join("")}</ofd:${name}>`;
}

function pageXml(objects: NonNullable<OfdParts["page"]>): string {
  const texts = objects.map(
    ([id, text, top]) =>
      `<ofd:TextObject ID="${id}" Boundary="4.5 ${top} 36.5 4.5" Font="1" Size="3"><ofd:TextCode X="0" Y="3">${text}</ofd:TextCode></ofd:TextObject>`,
  );
  return `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer ID="9">${texts.join("")}</ofd:Layer></ofd:Content></ofd:Page>`;
}
