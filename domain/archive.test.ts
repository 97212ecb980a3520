import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { archiveLimits, openArchive } from "./archive.ts";
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
    const part = new Uint8Array(archiveLimits.entryBytes);
    const names = ["a", "b", "c", "d", "e"];
    const archive = openArchive(zipSync(Object.fromEntries(names.map((name) => [name, part])), { level: 9 }));
    expect(codeOf(() => names.map((name) => archive.read(name)))).toBe("ARCHIVE_TOO_LARGE");
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
