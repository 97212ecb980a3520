import { readArguments } from "#scripts/arguments.ts";
import { takeDemoEnvironment } from "#scripts/demo-environment.ts";
import { orStop } from "#scripts/stop.ts";
import { disconnect } from "#server/db.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { distrustQueue } from "#server/submissions/distrust-queue.ts";

const help = `npm run after-restore

Once, after a backup was restored and before the worker starts: what the backup shows as waiting to be sent may have been
sent since. All of it is asked about at the bureau first, and sent only when the bureau's books say that it is not there.`;

readArguments(help, {});
await orStop(afterRestore);
process.exit();

async function afterRestore(): Promise<void> {
  takeDemoEnvironment();
  const asked = await distrustQueue(new Date());
  await stopQueue();
  await disconnect();
  console.log(`${asked} submissions will be asked about before anything is sent. Start the worker now.`);
}
