import { constants, type Stats } from "node:fs";
import { lstat, mkdir, open, readdir, realpath, rename, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { assertBatchKind, headBytes } from "#domain/batch-kind.ts";
import { plainName } from "#domain/plain-name.ts";
import { failedRowCells, failedRowHeadings } from "#domain/table/failed-rows.ts";
import { csvOf } from "#domain/table/write-csv.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { type SystemContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { env } from "#server/env.ts";
import { type StoredFile, storeFile, uploadLimit } from "#server/files.ts";
import { type Delivery, deliveryOf } from "#server/ledger/delivery.ts";
import { listRefused } from "#server/ledger/list-refused.ts";
import { acceptDelivery } from "#server/ledger/receive-ledger-file.ts";
import { log } from "#server/log.ts";
import { Refusal } from "#server/refusal.ts";

/** A file nobody has written to for so long is taken for whole. */
const quietMs = 30_000;
/** So many files of one merchant at a time; the rest a minute later. */
const filesAtOnce = 100;
/** What other programs write while they are at it. */
const unfinished = /^[.~]|\.(part|tmp|crdownload)$/i;

/**
 * Takes up what issuing systems put into `ISSUED_DIR/<taxpayerId>/`: each content once, when it has stopped growing. What
 * has been read is moved to `done/`; what could not be, in whole or in part, to `refused/`, beside the rows and why.
 * @returns how many files were taken up or put away
 */
export async function watchFolder(now: Date): Promise<number> {
  const folder = env().ISSUED_DIR;
  if (!folder) return 0;
  const root = await realpath(folder);
  let seen = 0;
  for (const { id, taxpayerId } of await merchantsIn(root)) {
    const context = systemContext(id, "watch-folder");
    const own = join(root, taxpayerId);
    const names = (await readdir(own)).filter((name) => !unfinished.test(name)).slice(0, filesAtOnce);
    for (const name of names) {
      // One bad file keeps nobody else's from being read.
      const isSeen = await takeUp(context, own, name, now).catch((fault: unknown) => {
        log().error({ err: fault, taxpayerId }, "a file in the watched folder");
        return false;
      });
      if (isSeen) seen++;
    }
  }
  return seen;
}

/** Folders of merchants we know, and no link to anywhere else. */
async function merchantsIn(root: string): Promise<{ id: string; taxpayerId: string }[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const ids = entries
    .filter((entry) => entry.isDirectory() && /^[0-9A-Z]{15,20}$/.test(entry.name))
    .map(({ name }) => name);
  if (ids.length === 0) return [];
  return acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ id: string; taxpayerId: string }[]>`
      SELECT id, taxpayer_id AS "taxpayerId" FROM merchant WHERE taxpayer_id = ANY(${ids}::text[]) ORDER BY taxpayer_id`,
  );
}

async function takeUp(context: SystemContext, folder: string, name: string, now: Date): Promise<boolean> {
  const place = join(folder, name);
  const found = await lstat(place);
  if (!found.isFile() || now.getTime() - found.mtimeMs < quietMs) return false;
  if (found.size > uploadLimit)
    return refuse(folder, name, now, `文件超过 ${uploadLimit / 1024 / 1024} MB，请拆成几份。`);
  const stored = await keep(place, found);
  if (stored === null) return false;
  if (stored instanceof UnreadableFile) return refuse(folder, name, now, stored.problem.code);
  const known = await lastOf(context, stored.sha256);
  if (known === null) {
    await inTransaction(context, (tx) =>
      acceptDelivery(tx, context, { ...stored, name: plainName(name), source: "folder" }, now),
    );
    return true;
  }
  if (known.state === "RUNNING") return false;
  if (known.state === "FAILED") return refuse(folder, name, now, known.problem?.code ?? "");
  if (known.counts.refused === 0) return putAway(folder, "done", name, stored.sha256.slice(0, 8));
  await writeRefused(context, folder, name, known);
  return putAway(folder, "refused", name, stored.sha256.slice(0, 8));
}

/** Into the store, by a handle that follows no link; null where it was written to meanwhile. */
async function keep(place: string, found: Stats): Promise<StoredFile | UnreadableFile | null> {
  const file = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const before = await file.stat();
    if (before.ino !== found.ino || before.dev !== found.dev || !before.isFile()) return null;
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, headBytes, 0);
    assertBatchKind(head.subarray(0, bytesRead));
    const stored = await storeFile(file.createReadStream({ start: 0, autoClose: false }));
    const after = await file.stat();
    return after.mtimeMs === before.mtimeMs && after.size === stored.size ? stored : null;
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    if (error instanceof Refusal) return null;
    throw error;
  } finally {
    await file.close();
  }
}

async function lastOf({ merchantId }: SystemContext, sha256: string): Promise<Delivery | null> {
  const context = systemContext(merchantId, "watch-folder");
  const row = await inTransaction(context, (tx) =>
    tx.ledgerImport.findFirst({
      where: { merchantId, fileSha256: sha256, source: "folder" },
      orderBy: { id: "desc" },
    }),
  );
  return row && deliveryOf(row);
}

async function refuse(folder: string, name: string, now: Date, why: string): Promise<true> {
  const kept = await putAway(folder, "refused", name, now.getTime().toString(36));
  const note = await folderOf(folder, "refused");
  await writeFile(join(note, `${plainName(name)}.原因.txt`), `${why}\r\n`, { mode: 0o640 });
  return kept;
}

async function writeRefused(
  context: SystemContext,
  folder: string,
  name: string,
  { id, header }: Delivery,
): Promise<void> {
  const place = join(await folderOf(folder, "refused"), `${stem(name)}-未收的行.csv`);
  await writeFile(place, csvOf(failedRowHeadings(header), rows()), { mode: 0o640 });

  /** For programs and people alike: the codes, which docs/api.md explains. */
  async function* rows() {
    for await (const refused of listRefused(context, id))
      yield refused.map(({ content, problems }) =>
        failedRowCells(
          header,
          Array.isArray(content) ? content : [],
          problems
            .filter(({ severity }) => severity === "reject")
            .map(({ code, field }) => `${code} (${field})`)
            .join("; "),
        ),
      );
  }
}

/** Within the folder, under a name that no other file has. */
async function putAway(folder: string, where: "done" | "refused", name: string, mark: string): Promise<true> {
  const target = join(await folderOf(folder, where), `${stem(name)}-${mark}${extname(plainName(name))}`);
  await rename(join(folder, name), target);
  return true;
}

/** A link put there in its place would lead elsewhere. */
async function folderOf(folder: string, where: "done" | "refused"): Promise<string> {
  const place = join(folder, where);
  await mkdir(place, { recursive: true });
  if ((await realpath(place)) !== join(await realpath(dirname(place)), where)) throw new Error(`${place} is a link`);
  return place;
}

function stem(name: string): string {
  const plain = plainName(name);
  return plain.slice(0, plain.length - extname(plain).length).slice(0, 120);
}
