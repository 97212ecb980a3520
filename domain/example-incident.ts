import type { Incident, IncidentWords } from "./incident.ts";

const words: IncidentWords = {
  "zh-CN": {
    title: "乐企接口暂时中断",
    what: "接口没有应答。",
    whom: "用这个接口补传的商户。",
    apology: "非常抱歉。",
    doing: "正在排查。",
    canDo: "不用重复上传。",
  },
  en: {
    title: "The Leqi interface is down",
    what: "It gives no answer.",
    whom: "Merchants who send by it.",
    apology: "We are sorry.",
    doing: "We are looking into it.",
    canDo: "No need to upload again.",
  },
};

/** Invented, whole in both languages and running since ten in the morning. For tests to say only what matters to them. */
export function exampleIncident(stated: Partial<Incident> = {}): Incident {
  return {
    id: "12",
    kind: "outage",
    scope: "all",
    ways: ["leqi"],
    merchants: [],
    beganAt: new Date("2026-11-22T02:00:00Z"),
    expectedEnd: null,
    endedAt: null,
    nextUpdateAt: new Date("2026-11-22T03:00:00Z"),
    publishedAt: new Date("2026-11-22T02:05:00Z"),
    withdrawnAt: null,
    words,
    movesDue: null,
    updates: [],
    ...stated,
  };
}
