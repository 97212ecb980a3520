import { parseArgs } from "node:util";
import { takeDemoEnvironment } from "#scripts/demo-environment.ts";
import { orStop } from "#scripts/stop.ts";
import { disconnect } from "#server/db.ts";
import { flawInWords } from "#server/monitoring/flaw-in-words.ts";
import { type AuditFlaw, type AuditVerdict, verifyAudit } from "#server/monitoring/verify-audit.ts";

const help = `npm run audit:verify [-- --json]

Walks the audit chain of every merchant and of the house, and the chain of sealed days. Exit code 1 when one does not
hold: of each, the first broken entry with merchant, number and what is wrong.

Compare the last day's hash with the one of that day in the worker's log ("audit day sealed"), or wherever you keep it:
who can rewrite every row could rewrite the days as well, but not what was noted elsewhere.

  --json   one JSON object instead of sentences`;

const { values } = parseArgs({ options: { help: { type: "boolean" }, json: { type: "boolean" } } });

if (values.help) console.log(help);
else await orStop(main);
process.exit();

async function main(): Promise<void> {
  takeDemoEnvironment();
  const begun = performance.now();
  const verdict = await verifyAudit();
  const seconds = (performance.now() - begun) / 1_000;
  await disconnect();
  console.log(values.json ? asJson(verdict, seconds) : inWords(verdict, seconds));
  if (verdict.flaws.length > 0) process.exitCode = 1;
}

function asJson({ chains, entries, days, lastDay, flaws }: AuditVerdict, seconds: number): string {
  const named = flaws.map((flaw) => ({ ...flaw, seq: flaw.seq === null ? null : String(flaw.seq) }));
  return JSON.stringify({ chains, entries: Number(entries), days, lastDay, seconds, flaws: named });
}

function inWords({ chains, entries, days, lastDay, flaws }: AuditVerdict, seconds: number): string {
  const scope = `${chains} chains, ${entries} entries, ${days} sealed days, ${seconds.toFixed(1)} s`;
  const last = lastDay ? [`Last sealed day: ${lastDay.day}, ${lastDay.hash}`] : [];
  if (flaws.length === 0) return [`Every chain holds (${scope}).`, ...last].join("\n");
  return [`${flaws.length} chains are broken (${scope}):`, ...flaws.map(line), ...last].join("\n");
}

function line(flaw: AuditFlaw): string {
  return `${flaw.merchantId === null ? "days" : `merchant ${flaw.merchantId}`}: ${flawInWords(flaw)}`;
}
