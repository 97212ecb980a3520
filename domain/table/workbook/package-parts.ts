import type { Archive } from "../../archive.ts";
import { XmlScanner } from "./xml-scanner.ts";
import { decodeXml } from "./xml-text.ts";

/** What a part of a package refers to (ECMA-376 part 2, 6.5), by its id. */
export type Relationship = {
  readonly id: string;
  /** Last word of its type, the same in strict and transitional files: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** Name of the entry it points at, as the archive has it; null where there is none. */
  readonly entry: string | null;
};

export type Package = {
  /** Name of an entry as the archive has it; null where there is none. */
  entryAt(path: string): string | null;
  /** Of a part, or of the package itself for "". */
  relationshipsOf(part: string): Relationship[];
  /** Text of a part as it is unpacked; empty where there is none. */
  textOf(entry: string | null): Iterable<string>;
};

/** Parts of a package by their names, which do not tell capitals from small letters. */
export function openPackage(archive: Archive): Package {
  const entries = new Map(archive.names.map((name) => [name.toLowerCase(), name]));
  const entryAt = (path: string) => entries.get(path.toLowerCase()) ?? entries.get(unescapedPath(path)) ?? null;
  const textOf = (entry: string | null) => decodeXml((entry !== null && archive.stream(entry)) || []);
  return {
    entryAt,
    textOf,
    relationshipsOf(part) {
      const folder = part.slice(0, part.lastIndexOf("/") + 1);
      const list = entryAt(`${folder}_rels/${part.slice(folder.length)}.rels`);
      return readRelationships(textOf(list)).map(({ target, ...relationship }) => ({
        ...relationship,
        entry: entryAt(resolved(folder, target)),
      }));
    },
  };
}

function unescapedPath(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path;
  }
}

type Written = { readonly id: string; readonly type: string; readonly target: string };

function readRelationships(texts: Iterable<string>): Written[] {
  const scanner = new XmlScanner();
  const found: Written[] = [];
  for (const text of texts) {
    scanner.push(text);
    for (let token = scanner.next(); token !== "none"; token = scanner.next()) {
      if (token !== "open" || scanner.name !== "Relationship") continue;
      if (scanner.attribute("TargetMode") === "External") continue;
      const type = scanner.attribute("Type") ?? "";
      found.push({
        id: scanner.attribute("Id") ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        target: scanner.attribute("Target") ?? "",
      });
    }
  }
  return found;
}

/** A target is relative to the folder of its part, or begins at the root with a slash. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split(/[/\\]/)) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
