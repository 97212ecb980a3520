import type { Chance } from "#faults/chance.ts";
import { liftFaults, resume } from "#faults/come-to-rest.ts";
import { anyTrouble } from "#faults/line-trouble.ts";
import { anyBureauFault } from "#faults/schedule/bureau-faults.ts";
import { handInFile, mendFile, sendFile } from "#faults/schedule/files.ts";
import { cancelSome, retrySome } from "#faults/schedule/second-thoughts.ts";
import type { Stage } from "#faults/schedule/stage.ts";
import { unlessAway } from "#faults/schedule/unless-away.ts";

/** Does something to the house and says in a few words what. */
export type Act = (stage: Stage, chance: Chance) => Promise<string>;
export type Event = { readonly name: string; readonly often: number; readonly act: Act };

const hourMs = 3_600_000;

const events: readonly Event[] = [
  { name: "upload", often: 30, act: upload },
  { name: "hand in a file", often: 6, act: handInFile },
  { name: "edit", often: 8, act: mendFile },
  { name: "send a file", often: 5, act: sendFile },
  { name: "cancel", often: 8, act: cancelSome },
  { name: "retry", often: 5, act: retrySome },
  { name: "kill", often: 6, act: kill },
  { name: "freeze", often: 4, act: freeze },
  { name: "thaw", often: 5, act: thaw },
  { name: "start", often: 5, act: start },
  { name: "restart the database", often: 1, act: restart },
  { name: "end its connections", often: 2, act: endConnections },
  { name: "bureau fault", often: 10, act: bureauFault },
  { name: "trouble on the line", often: 4, act: lineTrouble },
  { name: "lift", often: 6, act: lift },
  { name: "resume", often: 4, act: operatorResumes },
  { name: "clock", often: 2, act: clock },
];
const allOften = events.reduce((sum, { often }) => sum + often, 0);

/** One of them, the frequent ones more often. */
export function drawEvent(chance: Chance): Event {
  let left = chance.whole(1, allOften);
  for (const event of events) {
    left -= event.often;
    if (left <= 0) return event;
  }
  throw new Error("there is no event");
}

async function upload({ merchants }: Stage, chance: Chance): Promise<string> {
  const count = chance.whole(1, 30);
  return unlessAway(() =>
    chance
      .oneOf(merchants)
      .submit(count)
      .then((keys) => `${keys.length} invoices`),
  );
}

async function kill({ workers, frozen }: Stage, chance: Chance): Promise<string> {
  if (workers.size === 0) return "none left";
  const worker = chance.oneOf([...workers]);
  workers.delete(worker);
  frozen.delete(worker);
  await worker.kill();
  return `${workers.size} left`;
}

async function freeze({ workers, frozen }: Stage, chance: Chance): Promise<string> {
  const awake = [...workers].filter((worker) => !frozen.has(worker));
  if (awake.length === 0) return "none awake";
  const worker = chance.oneOf(awake);
  worker.freeze();
  frozen.add(worker);
  return `${awake.length - 1} awake`;
}

async function thaw({ frozen }: Stage, chance: Chance): Promise<string> {
  if (frozen.size === 0) return "none frozen";
  const worker = chance.oneOf([...frozen]);
  worker.thaw();
  frozen.delete(worker);
  return `${frozen.size} frozen`;
}

async function start({ house, workers }: Stage): Promise<string> {
  for (const worker of workers) if (!worker.isRunning()) workers.delete(worker);
  if (workers.size >= 3) return "enough of them";
  workers.add(house.startWorker());
  return `${workers.size} running`;
}

async function restart({ house }: Stage, chance: Chance): Promise<string> {
  const how = chance.oneOf(["in order", "power lost"] as const);
  await house.database.restart(how);
  return how;
}

async function endConnections({ house }: Stage): Promise<string> {
  await house.database.asSuperuser((client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'buchuan_app'",
    ),
  );
  return "";
}

async function bureauFault({ house }: Stage, chance: Chance): Promise<string> {
  const faults = Array.from({ length: chance.whole(1, 3) }, () => anyBureauFault(chance));
  await house.bureau.seededFaults(chance.whole(0, 1_000_000), faults);
  return JSON.stringify(faults);
}

async function lineTrouble({ house }: Stage, chance: Chance): Promise<string> {
  const line = chance.oneOf(["bureauLine", "databaseLine"] as const);
  const share = chance.whole(1, 5) / 10;
  house[line].disturb(() => (chance.happens(share) ? anyTrouble(chance, "soon over") : { kind: "pass" }));
  house[line].cutOpen();
  return `${line}, ${share} of its connections`;
}

async function lift({ house }: Stage): Promise<string> {
  await liftFaults(house);
  return "";
}

function operatorResumes(): Promise<string> {
  return unlessAway(async () => {
    await resume();
    return "";
  });
}

async function clock({ house }: Stage, chance: Chance): Promise<string> {
  const hours = chance.whole(-25, 25);
  await house.turnBureauClock(hours * hourMs);
  return `${hours} h`;
}
