import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { archiveLimits, openArchive, workbookLimits } from "./archive.ts";
import { UnreadableFile } from "./unreadable-file.ts";

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code;
    throw error;
  }
  return "none";
}

/** Rewrites a field of every directory entry, as an archive that lies would. */
function withDirectory(bytes: Uint8Array, rewrite: (view: DataView, entryAt: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) rewrite(view, at);
  }
  return copy;
}

/** An archive of one entry whose sizes and places all stand in their ZIP64 fields. */
function wideArchive(name: string, content: Uint8Array): Uint8Array {
  const bytes = zipSync({ [name]: [content, { level: 0 }] });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const end = bytes.length - 22;
  const directoryAt = view.getUint32(end + 16, true);
  const entry = new Uint8Array([...bytes.subarray(directoryAt, end), ...new Uint8Array(28)]);
  const entryView = new DataView(entry.buffer);
  for (const at of [20, 24, 42]) entryView.setUint32(at, 0xffff_ffff, true);
  entryView.setUint16(30, 28, true);
  const extraAt = 46 + name.length;
  entryView.setUint16(extraAt, 1, true);
  entryView.setUint16(extraAt + 2, 24, true);
  entryView.setBigUint64(extraAt + 4, BigInt(content.length), true);
  entryView.setBigUint64(extraAt + 12, BigInt(content.length), true);
  const tail = new DataView(new ArrayBuffer(56 + 20 + 22));
  tail.setUint32(0, 0x06064b50, true);
  tail.setBigUint64(32, 1n, true);
  tail.setBigUint64(48, BigInt(directoryAt), true);
  tail.setUint32(56, 0x07064b50, true);
  tail.setBigUint64(64, BigInt(directoryAt + entry.length), true);
  tail.setUint32(76, 0x06054b50, true);
  tail.setUint16(86, 0xffff, true);
  tail.setUint32(92, 0xffff_ffff, true);
  return new Uint8Array([...bytes.subarray(0, directoryAt), ...entry, ...new Uint8Array(tail.buffer)]);
}

test("entries are read by name, packed or not", () => {
  const archive = openArchive(
    zipSync({ "a/b.xml": strToU8("<a/>"), "c.xml": [strToU8("<c/>"), { level: 0 }] }, { level: 9 }),
  );
  expect(archive.names).toEqual(["a/b.xml", "c.xml"]);
  expect(new TextDecoder().decode(archive.read("a/b.xml") ?? undefined)).toBe("<a/>");
  expect(new TextDecoder().decode(archive.read("c.xml") ?? undefined)).toBe("<c/>");
  expect(archive.read("d.xml")).toBeNull();
  expect(archive.read("__proto__")).toBeNull();
});

test("an entry in pieces, as often as asked for", () => {
  const content = Uint8Array.from({ length: 300_000 }, (_, index) => (index * index) >> 7);
  for (const level of [0, 6] as const) {
    const archive = openArchive(zipSync({ "a.xml": [content, { level }] }));
    for (let time = 0; time < 2; time++) {
      const pieces = [...(archive.stream("a.xml") ?? [])];
      if (level > 0) expect(pieces.length).toBeGreaterThan(1);
      expect(Buffer.concat(pieces).equals(content)).toBe(true);
    }
    expect(archive.stream("b.xml")).toBeNull();
  }
});

test("names in UTF-8, in GBK, and with the separator of Windows", () => {
  const bytes = zipSync({ "发票.xml": strToU8("1"), "xxxx.xml": strToU8("2"), "a\\b.xml": strToU8("3") });
  const latin = withDirectory(bytes, (view, at) => {
    if (view.getUint8(at + 46) === 0x78)
      [0xd5, 0xc5, 0xc8, 0xfd].map((byte, index) => view.setUint8(at + 46 + index, byte));
  });
  const archive = openArchive(latin);
  expect(archive.names).toEqual(["发票.xml", "张三.xml", "a/b.xml"]);
  expect(archive.read("张三.xml")).toEqual(strToU8("2"));
});

test("ZIP64, as some exporters always write it", () => {
  const archive = openArchive(wideArchive("a.xml", strToU8("<a/>")));
  expect(archive.names).toEqual(["a.xml"]);
  expect(archive.read("a.xml")).toEqual(strToU8("<a/>"));
});

test("impossible entry dates are nobody's business", () => {
  const bytes = withDirectory(zipSync({ "a.xml": strToU8("<a/>") }), (view, at) =>
    view.setUint16(at + 14, (44 << 9) | (2 << 5) | 31, true),
  );
  expect(openArchive(bytes).read("a.xml")).toHaveLength(4);
});

test("a comment after the end, and a polyglot's bytes before it", () => {
  const bytes = zipSync({ "a.xml": strToU8("<a/>") });
  const commented = new Uint8Array([...bytes.slice(0, -2), 2, 0, 104, 105]);
  expect(openArchive(commented).names).toEqual(["a.xml"]);
});

describe("refused", () => {
  const bomb = zipSync({ "a.xml": new Uint8Array(archiveLimits.entryBytes + 1) }, { level: 9 });

  test("a bomb, while it goes off, whatever size it claims", () => {
    expect(bomb.length).toBeLessThan(20_000);
    expect(codeOf(() => openArchive(bomb).read("a.xml"))).toBe("ARCHIVE_TOO_LARGE");
    const lying = withDirectory(bomb, (view, at) => view.setUint32(at + 24, 10, true));
    expect(codeOf(() => openArchive(lying).read("a.xml"))).toBe("ARCHIVE_TOO_LARGE");
  });

  test("many entries that are large only together", () => {
    const limits = { ...archiveLimits, entryBytes: 100_000, allBytes: 400_000 };
    const names = ["a", "b", "c", "d", "e"];
    const bytes = zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array(limits.entryBytes)])));
    expect(codeOf(() => names.slice(1).map((name) => openArchive(bytes, limits).read(name)))).toBe("none");
    const archive = openArchive(bytes, limits);
    expect(codeOf(() => names.map((name) => archive.read(name)))).toBe("ARCHIVE_TOO_LARGE");
  });

  test("a stream that goes on for too long, or packs to next to nothing", () => {
    const limits = { ...archiveLimits, allBytes: 100_000 };
    const noise = zipSync({ "a.xml": new Uint8Array(100_001) }, { level: 0 });
    expect(codeOf(() => openArchive(noise, limits).stream("a.xml")?.next())).toBe("ARCHIVE_TOO_LARGE");
    const hollow = zipSync({ "a.xml": new Uint8Array(17_000_000) });
    expect(codeOf(() => [...(openArchive(hollow, workbookLimits).stream("a.xml") ?? [])])).toBe("ARCHIVE_TOO_LARGE");
  });

  test("what came out otherwise than it went in", () => {
    const bytes = zipSync({ "a.xml": [strToU8("12345"), { level: 0 }] });
    const flipped = bytes.map((byte) => (byte === 0x33 ? 0x34 : byte));
    expect(codeOf(() => openArchive(flipped).read("a.xml"))).toBe("ARCHIVE_DAMAGED");
    const unsaid = withDirectory(flipped, (view, at) => view.setUint32(at + 16, 0, true));
    expect(codeOf(() => openArchive(unsaid).read("a.xml"))).toBe("none");
  });

  test("too many entries, or too many bytes", () => {
    const many = Object.fromEntries(
      Array.from({ length: archiveLimits.entries + 1 }, (_, index) => [`${index}`, strToU8("")]),
    );
    expect(codeOf(() => openArchive(zipSync(many, { level: 0 })))).toBe("ARCHIVE_TOO_LARGE");
    expect(codeOf(() => openArchive(new Uint8Array(archiveLimits.bytes + 1)))).toBe("ARCHIVE_TOO_LARGE");
  });

  test.each(["../a.xml", "a/../../b.xml", "/a.xml", "a\\..\\b.xml", "C:/a.xml", "a\0.xml"])("the name %j", (name) => {
    expect(codeOf(() => openArchive(zipSync({ [name]: strToU8("x") })))).toBe("ARCHIVE_UNSAFE");
  });

  test("a password", () => {
    const locked = withDirectory(zipSync({ "a.xml": strToU8("<a/>") }), (view, at) => view.setUint16(at + 8, 1, true));
    expect(codeOf(() => openArchive(locked))).toBe("ARCHIVE_ENCRYPTED");
  });

  test("damage anywhere", () => {
    const bytes = zipSync({ "a.xml": strToU8("<a>x</a>".repeat(50)) });
    for (let at = 0; at < bytes.length; at++) {
      expect(["ARCHIVE_DAMAGED", "none"]).toContain(codeOf(() => openArchive(bytes.slice(0, at)).read("a.xml")));
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      expect(codeOf(() => openArchive(flipped).read("a.xml"))).toMatch(/^(none|ARCHIVE_\w+)$/);
    }
  });
});
