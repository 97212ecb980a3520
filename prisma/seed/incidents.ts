import type { IncidentWords } from "#domain/incident.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { publishIncident } from "#server/incidents/publish-incident.ts";
import { updateIncident } from "#server/incidents/update-incident.ts";
import { writeDraft } from "#server/incidents/write-draft.ts";

const hourMs = 3_600_000;
const daysSeen = 75;

/** What the status page has to tell: an outage nine days ago, a maintenance three days from now, how the ways were in between. */
export async function tellOfIncidents(today: string): Promise<void> {
  const { id: accountId } = await db().account.findFirstOrThrow({ where: { role: "operator" } });
  const operator: OperatorContext = { kind: "operator", accountId, sessionId: "" };
  const midnight = new Date(`${today}T00:00:00+08:00`);
  const at = (days: number, hours: number) => new Date(midnight.getTime() + (days * 24 + hours) * hourMs);
  await rememberOutages(at);
  await rememberProbes(at);
  await pastOutage(operator, at);
  await comingMaintenance(operator, at);
}

type Clock = (days: number, hours: number) => Date;

async function rememberOutages(at: Clock): Promise<void> {
  const shut = (connector: string, days: number, from: number, to: number) => ({
    connector,
    cause: "NO_ANSWER",
    beganAt: at(days, from),
    endedAt: at(days, to),
  });
  await db().outage.createMany({
    data: [
      shut("leqi", -9, 9.5, 12.2),
      shut("leqi", -31, 15, 15.15),
      shut("baiwang", -22, 1, 14.5),
      shut("baiwang", -58, 20, 20.7),
    ],
  });
}

/** A look every four hours; whoever looked while a way was shut got no answer. */
async function rememberProbes(at: Clock): Promise<void> {
  const outages = await db().outage.findMany();
  const moments = Array.from({ length: daysSeen * 6 }, (_, index) => at(0, -4 * (index + 1)));
  const data = ["leqi", "baiwang"].flatMap((connector) =>
    moments.map((moment, index) => {
      const lost = outages.some(
        (outage) =>
          outage.connector === connector &&
          outage.beganAt <= moment &&
          (outage.endedAt === null || moment < outage.endedAt),
      );
      const answered = { ms: 80 + ((index * 37) % 90), outcome: "found", cause: "", status: 200 };
      const silent = { ms: null, outcome: "lost", cause: "BUREAU_DOWN", status: null };
      return { connector, at: moment, traceId: `seed-${connector}-${index}`, ...(lost ? silent : answered) };
    }),
  );
  await db().probe.createMany({ data, skipDuplicates: true });
}

async function pastOutage(operator: OperatorContext, at: Clock): Promise<void> {
  const typed = {
    ...draft(at(-9, 9.5), at(-9, 12), "outage"),
    nextUpdateAt: moment(at(-9, 10.5)),
    scope: "ways",
    ways: ["leqi"],
    words: outageWords,
  };
  const id = await published(operator, typed, at(-9, 9.7));
  await updateIncident(
    operator,
    id,
    {
      step: "found",
      words: {
        "zh-CN": "已查明：接口方的网络设备故障，正在更换。",
        en: "Found: a network device on the interface’s side failed and is being replaced.",
      },
      expectedEnd: moment(at(-9, 12)),
      nextUpdateAt: moment(at(-9, 12)),
    },
    at(-9, 10.4),
  );
  const words = {
    "zh-CN": "接口已恢复，积压的发票按期限先后送出，没有丢失。",
    en: "The interface is back. What was kept goes out, the nearest deadline first; nothing was lost.",
  };
  await updateIncident(operator, id, { step: "ended", words, expectedEnd: "", nextUpdateAt: "" }, at(-9, 12.2));
}

async function comingMaintenance(operator: OperatorContext, at: Clock): Promise<void> {
  const typed = {
    ...draft(at(3, 22), at(4, 2), "maintenance"),
    scope: "all",
    ways: ["baiwang"],
    words: maintenanceWords,
  };
  await published(operator, typed, at(-1, 10));
}

function draft(beganAt: Date, expectedEnd: Date, kind: string) {
  const none = { merchants: "", nextUpdateAt: "", movesDueFrom: "", movesDueTo: "" };
  return { kind, beganAt: moment(beganAt), expectedEnd: moment(expectedEnd), ...none };
}

async function published(
  operator: OperatorContext,
  typed: Parameters<typeof writeDraft>[2],
  now: Date,
): Promise<bigint> {
  const written = await writeDraft(operator, null, typed, now);
  if ("problems" in written) throw new Error(JSON.stringify(written.problems));
  const problems = await publishIncident(operator, written.id, now);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return written.id;
}

function moment(at: Date): string {
  return shanghaiTimestamp(at).slice(0, 16);
}

const outageWords: IncidentWords = {
  "zh-CN": {
    title: "数电发票接口暂时中断",
    what: "数电发票的上传接口没有应答，发票暂时送不进税局。",
    whom: "用数电发票接口补传、还有发票没有办结的商户。",
    apology: "上午正是开票的时候，给您添了麻烦，非常抱歉。",
    doing: "我们正与接口方一起排查。已提交的发票都存着，恢复后按期限先后自动送出。",
    canDo: "不用重复上传，也不用撤回。需要说明情况的，可以开具延误证明；能否顺延，以主管税务机关为准。",
  },
  en: {
    title: "The interface for digital invoices is down",
    what: "The interface that takes digital invoices does not answer; none can reach the bureau for now.",
    whom: "Merchants who send digital invoices and have some that are not settled.",
    apology: "It happens just when most invoices are issued. We are sorry for the trouble.",
    doing:
      "We are looking into it together with whoever runs the interface. What was submitted is kept and goes out by itself, the nearest deadline first.",
    canDo:
      "No need to upload again or to withdraw. If you have to explain it, issue a delay certificate; whether a deadline is moved, your tax authority decides.",
  },
};

const maintenanceWords: IncidentWords = {
  "zh-CN": {
    title: "税控发票接口夜间维护",
    what: "接口方升级系统，夜间停机 4 小时。",
    whom: "用税控设备开票的商户。数电发票不受影响。",
    apology: "由此带来的不便，请您谅解。",
    doing: "停机期间提交的发票先存着，升级完成后自动送出。",
    canDo: "期限就在这两天的，请提前补传。",
  },
  en: {
    title: "Night maintenance of the tax-control interface",
    what: "Whoever runs the interface upgrades it; it is shut for 4 hours at night.",
    whom: "Merchants who issue with tax-control devices. Digital invoices go on as ever.",
    apology: "We are sorry for the inconvenience.",
    doing: "What is submitted meanwhile is kept and goes out by itself afterwards.",
    canDo: "Where a deadline falls on these days, send it before.",
  },
};
