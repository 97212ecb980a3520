import type { TableEncoding } from "#bench/invoice-table.ts";
import { type ParseContender, parseContenders } from "#bench/parse-contenders.ts";

/** One contender in a process of its own; prints the most memory it ever held, in MiB. */
const [contender, path = "", encoding] = process.argv.slice(2);
await parseContenders[contender as ParseContender](path, encoding as TableEncoding);
console.log(process.resourceUsage().maxRSS / 1024);
