import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { atomText } from "./atom.ts";

const at = new Date("2026-11-22T02:00:00Z");
const feed = {
  id: "tag:buchuan.example,2026:status/zh-CN",
  language: "zh-CN",
  title: "税局状态",
  subtitle: "公告",
  author: "补传",
  self: "https://buchuan.example/status/feed.xml",
  page: "https://buchuan.example/status?a=1&b=2",
  updated: at,
};
const entry = {
  id: "tag:x,2026:1",
  title: "停机",
  text: "一\n二",
  link: "https://buchuan.example/status/1",
  published: at,
  updated: at,
};
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
});

test("it is whole XML with what a feed has to have", () => {
  const text = atomText({ ...feed, entries: [entry] });
  expect(XMLValidator.validate(text)).toBe(true);
  expect(parser.parse(text).feed).toMatchObject({
    "@_xmlns": "http://www.w3.org/2005/Atom",
    "@_xml:lang": "zh-CN",
    id: feed.id,
    updated: "2026-11-22T02:00:00.000Z",
    entry: { id: entry.id, title: "停机", content: { "#text": "一\n二", "@_type": "text" } },
  });
});

test("words that look like markup, or that XML has no room for, change nothing but themselves", () => {
  const title = `]]><entry><id>x</id></entry><!--&amp;"'\u0000\u0008\ud800\ufffe`;
  const text = atomText({ ...feed, entries: [{ ...entry, title, text: "<script>alert(1)</script>&" }] });
  expect(XMLValidator.validate(text)).toBe(true);
  const read = parser.parse(text).feed;
  expect(Array.isArray(read.entry)).toBe(false);
  expect(read.entry.title).toBe(`]]><entry><id>x</id></entry><!--&amp;"'\ufffd`);
  expect(read.entry.content["#text"]).toBe("<script>alert(1)</script>&");
});
