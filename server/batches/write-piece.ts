import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { SystemContext } from "#server/context.ts";
import { inBareTransaction } from "#server/db.ts";
import { stagedColumns } from "#server/reading/copy-line.ts";
import type { Piece } from "#server/reading/thread-messages.ts";

const columns = Object.keys(stagedColumns).join(", ");
const declarations = Object.entries(stagedColumns)
  .map(([name, type]) => `${name} ${type}`)
  .join(", ");
const bytesAtOnce = 65_536;

/**
 * Stores the rows of one piece in a transaction of its own. PostgreSQL takes no `COPY` into a table under row-level
 * security, so they pass through a table that only this session sees and that goes with the transaction.
 * @param readTo where the piece begins; a second worker on the same file finds that it has moved, and writes nothing
 */
export async function writePiece(context: SystemContext, batchId: bigint, piece: Piece, readTo: number): Promise<void> {
  const { merchantId } = context;
  await inBareTransaction(context, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE batch SET read_to = $4, total_rows = total_rows + $5, blank_rows = blank_rows + $6, total_fen = total_fen + $7
       WHERE merchant_id = $1 AND id = $2 AND state = 'PARSING' AND read_to = $3`,
      [merchantId, batchId, readTo, piece.lastRow, piece.rows, piece.blank, piece.totalFen],
    );
    if (rowCount === 0) throw new Error(`batch ${batchId} is being read elsewhere`);
    await client.query(`CREATE TEMPORARY TABLE incoming (${declarations}) ON COMMIT DROP`);
    await pipeline(Readable.from(slicesOf(piece.text)), client.query(copyFrom("COPY incoming FROM STDIN")));
    await client.query(
      `INSERT INTO batch_row (merchant_id, batch_id, ${columns}) SELECT $1, $2, ${columns} FROM incoming`,
      [merchantId, batchId],
    );
  });
}

/** So that sending much is no one long act. */
function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += bytesAtOnce) yield bytes.subarray(start, start + bytesAtOnce);
}
