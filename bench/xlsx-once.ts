import { type XlsxContender, xlsxContenders } from "#bench/xlsx-contenders.ts";

/** One contender in a process of its own; prints the most memory it ever held, in MiB, and its processor time in ms. */
const [contender, path = ""] = process.argv.slice(2);
await xlsxContenders[contender as XlsxContender](path);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ MiB: Math.round(maxRSS / 1024), cpu: Math.round((userCPUTime + systemCPUTime) / 1000) }));
