import { expect, test } from "vitest";
import { browserOf, readCaseContext } from "./case-context.ts";

test.each([
  ["Mozilla/5.0 (Linux; Android 14; K) Chrome/140.0 Mobile Safari/537.36 MicroMessenger/8.0.50", "wechat", "phone"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1", "safari", "phone"],
  ["Mozilla/5.0 (Windows NT 10.0) wxwork/4.1.0 MicroMessenger/7.0", "wecom", "desktop"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "edge", "desktop"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox", "desktop"],
  ["王小明的手机 13800138000", "other", "desktop"],
  ["", "other", "desktop"],
])("%j is %s on a %s", (userAgent, browser, device) => {
  expect(browserOf(userAgent)).toEqual({ browser, device });
});

test.each([null, [], "x", { codes: [1, {}], browser: "<script>", device: 5 }])(
  "%j reads as a context all the same",
  (kept) => {
    expect(readCaseContext(kept)).toEqual({
      page: "",
      locale: "",
      release: "",
      codes: [],
      browser: "other",
      device: "desktop",
    });
  },
);
