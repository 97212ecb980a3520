import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BadInput, Expected } from "./bad-input.ts";
import { corpus } from "./corpus.ts";

const help = `node scripts/run.mjs faults/bad-input/write.ts FOLDER [FAMILY or CASE …]

Writes the corpus of bad input: FOLDER/<family>/<case>/<file>, with expected.json beside it. A few files are tens of
megabytes. 写出坏文件样本，每个旁边有 expected.json，可在浏览器里试传。
`;

const [folder, ...wanted] = process.argv.slice(2);
if (folder === undefined || folder.startsWith("-")) {
  process.stdout.write(help);
  process.exitCode = folder === undefined ? 1 : 0;
} else {
  let count = 0;
  for (const [family, inputs] of Object.entries(corpus)) {
    for (const input of inputs) {
      if (wanted.length > 0 && !wanted.includes(family) && !wanted.includes(input.name)) continue;
      await writeInput(join(folder, family, input.name), input);
      count++;
    }
  }
  process.stdout.write(`${count} files in ${folder}\n`);
}

async function writeInput(place: string, { file, fault, bytes, choice, expected }: BadInput): Promise<void> {
  await mkdir(place, { recursive: true });
  const made = bytes();
  const path = join(place, storableName(file));
  if (made instanceof Uint8Array) await writeFile(path, made);
  else await pipeline(made, createWriteStream(path));
  const described = { file, fault, ...(choice && { choice }), expected: brief(expected) };
  await writeFile(join(place, "expected.json"), `${JSON.stringify(described, null, 2)}\n`);
}

/** Hostile names stand in `expected.json`: here they could lead elsewhere. */
function storableName(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}.()（）-]/gu, "_")
    .replace(/^\.+/, "_")
    .slice(-60);
}

/** Without the columns of a row that are blank. */
function brief(expected: Expected): object {
  return JSON.parse(JSON.stringify(expected, (_, value) => (value === "" ? undefined : value)));
}
