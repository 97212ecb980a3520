import { expect, test } from "vitest";
import { clock, longDate, longInstant, nearInstant, shortDate, shortInstant } from "./date-text.ts";

const lastMinuteInBeijing = new Date("2026-11-22T15:59:59Z");
const firstMinuteInBeijing = new Date("2026-11-22T16:00:00Z");

test("dates read as each language writes them", () => {
  expect(longDate("2026-03-05", "zh-CN")).toBe("2026年3月5日");
  expect(longDate("2026-03-05", "en")).toBe("5 Mar 2026");
  expect(shortDate("2026-03-05", "zh-CN", "2026-11-22")).toBe("03-05");
  expect(shortDate("2026-03-05", "en", "2026-11-22")).toBe("5 Mar");
  expect(shortDate("2025-12-31", "zh-CN", "2026-11-22")).toBe("2025-12-31");
  expect(shortDate("2025-12-31", "en", "2026-11-22")).toBe("31 Dec 2025");
});

test("instants are Beijing's, across its midnight", () => {
  expect(shortInstant(lastMinuteInBeijing, "zh-CN", lastMinuteInBeijing)).toBe("11-22 23:59");
  expect(shortInstant(firstMinuteInBeijing, "zh-CN", lastMinuteInBeijing)).toBe("11-23 00:00");
  expect(longInstant(firstMinuteInBeijing, "en")).toBe("23 Nov 2026 00:00:00");
  expect(clock(firstMinuteInBeijing)).toBe("00:00");
  expect(nearInstant(lastMinuteInBeijing, "zh-CN", lastMinuteInBeijing)).toBe("23:59");
  expect(nearInstant(firstMinuteInBeijing, "zh-CN", lastMinuteInBeijing)).toBe("11-23 00:00");
});
