import { expect, test } from "vitest";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { writePiece } from "#server/batches/write-piece.ts";
import { inBareTransaction, inTransaction } from "#server/db.ts";
import { copyLine } from "#server/reading/copy-line.ts";
import type { Piece } from "#server/reading/thread-messages.ts";

test("stores the rows and moves the place in one transaction", async () => {
  const merchant = await exampleMerchant();
  const batchId = await parsing(merchant);
  await writePiece(merchant.system, batchId, pieceOf(2, 3), 0);
  expect(await batchOf(merchant)).toMatchObject({ readTo: 3, totalRows: 3, blankRows: 1, totalFen: 212n });
  expect(await rowNumbers(merchant)).toEqual([2, 3]);
});

test("a second writer from the same place writes nothing", async () => {
  const merchant = await exampleMerchant();
  const batchId = await parsing(merchant);
  const written = await Promise.allSettled([
    writePiece(merchant.system, batchId, pieceOf(2, 3), 0),
    writePiece(merchant.system, batchId, pieceOf(2, 3), 0),
  ]);
  expect(written.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await batchOf(merchant)).toMatchObject({ readTo: 3, totalRows: 3 });
  expect(await rowNumbers(merchant)).toEqual([2, 3]);
});

test("writes nothing into a batch that was put away, or that is another merchant's", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const batchId = await parsing(theirs);
  await expect(writePiece(mine.system, batchId, pieceOf(2), 0)).rejects.toThrow("being read elsewhere");
  await inTransaction(theirs.context, (tx) => tx.batch.updateMany({ data: { state: "CANCELLED" } }));
  await expect(writePiece(theirs.system, batchId, pieceOf(2), 0)).rejects.toThrow("being read elsewhere");
  expect(await rowNumbers(theirs)).toEqual([]);
});

test("the way past row-level security is closed: COPY goes to no table of tenants, and a row says whose it is", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const batchId = await parsing(theirs);
  await expect(inBareTransaction(mine.system, (client) => client.query("COPY batch_row FROM STDIN"))).rejects.toThrow(
    "COPY FROM not supported with row-level security",
  );
  const statement =
    "INSERT INTO batch_row (merchant_id, batch_id, row_number, outcome, cells) VALUES ($1, $2, 2, 'READY', '{}')";
  await expect(
    inBareTransaction(mine.system, (client) => client.query(statement, [theirs.system.merchantId, batchId])),
  ).rejects.toThrow("row-level security");
});

test("what passes through is seen by nobody else and gone with the transaction", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  const stages = "SELECT count(*)::int AS count FROM pg_class WHERE relname = 'incoming'";
  await inBareTransaction(mine.system, async (client) => {
    await client.query("CREATE TEMPORARY TABLE incoming (cells text[]) ON COMMIT DROP");
    await client.query("INSERT INTO incoming VALUES ('{a}')");
    const other = inBareTransaction(theirs.system, (their) => their.query("SELECT * FROM incoming"));
    await expect(other).rejects.toThrow('relation "incoming" does not exist');
  });
  const batchId = await parsing(mine);
  await writePiece(mine.system, batchId, pieceOf(2), 0);
  const left = await inBareTransaction(mine.system, (client) => client.query(stages));
  expect(left.rows).toEqual([{ count: 0 }]);
});

async function parsing({ context }: Example): Promise<bigint> {
  const { id } = await inTransaction(context, (tx) =>
    tx.batch.create({
      data: {
        merchantId: context.merchantId,
        state: "PARSING",
        fileSha256: "ab".repeat(32),
        fileName: "十一月.csv",
        fileSize: 1n,
        createdAt: new Date(),
      },
    }),
  );
  return id;
}

/** These rows and a blank one. */
function pieceOf(...rowNumbers: number[]): Piece {
  const nothing = { key: null, content: null, problems: [], repairs: [], duplicateOf: null };
  const lines = rowNumbers.map((rowNumber) =>
    copyLine({ rowNumber, outcome: "READY", partOf: null, cells: ["a"], total: 106n, ...nothing }),
  );
  return {
    lastRow: rowNumbers.at(-1) ?? 0,
    rows: rowNumbers.length + 1,
    blank: 1,
    totalFen: 106n * BigInt(rowNumbers.length),
    text: new TextEncoder().encode(lines.join("")),
  };
}

function batchOf({ context }: Example) {
  return inTransaction(context, (tx) => tx.batch.findFirstOrThrow());
}

async function rowNumbers({ context }: Example): Promise<number[]> {
  const rows = await inTransaction(context, (tx) => tx.batchRow.findMany({ orderBy: { rowNumber: "asc" } }));
  return rows.map(({ rowNumber }) => rowNumber);
}
