import { parseArgs } from "node:util";
import { z } from "zod";
import { parseYuan } from "#domain/money.ts";
import { takeDemoEnvironment } from "#scripts/demo-environment.ts";
import { orStop, Stop } from "#scripts/stop.ts";
import { disconnect } from "#server/db.ts";
import type { BureauEffect } from "#server/monitoring/nothing-lost/check.ts";
import { nothingLost, type Verdict } from "#server/monitoring/nothing-lost/nothing-lost.ts";

const help = `npm run nothing-lost [-- --control http://127.0.0.1:4701] [--json]

Checks on the running database that nothing is lost and nothing doubled: rows and money of every file, identities,
what is open goes on, effects at the bureau (the sandbox shows them on its control port), receipts, audit chains,
standings. Exit code 1 and the offending ids when a promise is broken.

  --control URL   the sandbox's control port; by default the demo's. Without one the bureau's side is not looked at
  --no-bureau     leave the bureau's side out
  --json          one JSON object instead of sentences`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    control: { type: "string" },
    "no-bureau": { type: "boolean" },
    json: { type: "boolean" },
  },
});
const effectsSchema = z.object({
  effects: z.array(
    z.object({ key: z.string(), taxpayerId: z.string(), act: z.enum(["upload", "void"]), total: z.string() }),
  ),
});

if (values.help) console.log(help);
else await orStop(main);
process.exit();

async function main(): Promise<void> {
  takeDemoEnvironment();
  const control =
    values.control ??
    (process.env.SANDBOX_CONTROL_PORT ? `http://127.0.0.1:${process.env.SANDBOX_CONTROL_PORT}` : undefined);
  const bureau = values["no-bureau"] ? undefined : control;
  const { merchants, losses: suspected } = await look(bureau);
  const losses = suspected.length === 0 ? [] : foundAgain(suspected, (await look(bureau)).losses);
  await disconnect();
  if (values.json) console.log(JSON.stringify({ merchants, bureauSeen: bureau !== undefined, losses }));
  else console.log(inWords(merchants, bureau !== undefined, losses));
  if (losses.length > 0) process.exitCode = 1;
}

async function look(bureau: string | undefined): Promise<Verdict> {
  return nothingLost(bureau === undefined ? null : await bureauEffects(bureau), new Date());
}

/** A house at work moves between the reading of the bureau's books and of ours: lost is what a second look still finds. */
function foundAgain(suspected: Verdict["losses"], seen: Verdict["losses"]): Verdict["losses"] {
  const nameOf = ({ check, what, merchantId }: Verdict["losses"][number]) => `${check} ${what} ${merchantId}`;
  const again = new Map(seen.map((loss) => [nameOf(loss), new Set(loss.ids)]));
  return suspected.flatMap((loss) => {
    const ids = loss.ids.filter((id) => again.get(nameOf(loss))?.has(id));
    return ids.length > 0 ? [{ ...loss, ids }] : [];
  });
}

async function bureauEffects(control: string): Promise<Map<string, BureauEffect[]>> {
  const response = await fetch(`${control}/control/effects`).catch(() => null);
  if (!response?.ok)
    throw new Stop(
      `The sandbox does not answer at ${control}; use --no-bureau to leave it out.`,
      `沙箱没有应答：${control}；可用 --no-bureau 跳过。`,
    );
  const { effects } = effectsSchema.parse(await response.json());
  const ours = effects.map(({ total, ...effect }) => ({ ...effect, total: parseYuan(total) ?? 0n }));
  return Map.groupBy(ours, ({ taxpayerId }) => taxpayerId);
}

function inWords(
  merchants: number,
  bureauSeen: boolean,
  losses: Awaited<ReturnType<typeof nothingLost>>["losses"],
): string {
  const scope = `${merchants} merchants, the bureau's side ${bureauSeen ? "included" : "not looked at"}`;
  if (losses.length === 0) return `Nothing lost, nothing doubled (${scope}).`;
  const lines = losses.map(
    ({ check, what, merchantId, ids }) =>
      `${check}  ${what}: ${ids.length} of merchant ${merchantId}: ${ids.slice(0, 20).join(", ")}`,
  );
  return [`${losses.length} promises broken (${scope}):`, ...lines].join("\n");
}
