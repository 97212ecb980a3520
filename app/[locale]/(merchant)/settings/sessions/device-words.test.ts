import { expect, test } from "vitest";
import { deviceWords, isHandheld } from "./device-words.ts";

const windows =
  "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36";
const android =
  "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

test.each([
  [windows, "windows", "chrome"],
  [`${windows} Edg/120.0`, "windows", "edge"],
  [`${windows} QIHU 360EE`, "windows", "browser360"],
  [`${windows} MicroMessenger/7.0 WindowsWechat wxwork/4.1`, "windows", "wecom"],
  [`${android} MicroMessenger/8.0.49`, "android", "wechat"],
  [`${android} MQQBrowser/6.2`, "android", "qq"],
  [`${android.replace("Android 14", "Android 12; HarmonyOS")} HuaweiBrowser/15`, "harmony", "huawei"],
  [`${iphone} MicroMessenger/8.0.49`, "iphone", "wechat"],
  [`${iphone} Version/17.5 Safari/604.1`, "iphone", "safari"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "linux", "firefox"],
  ["", "other", "other"],
])("%s", (userAgent, system, browser) => {
  expect(deviceWords(userAgent)).toEqual({ system, browser });
});

test("a phone is held in the hand, a computer is not", () => {
  expect([isHandheld(deviceWords(iphone)), isHandheld(deviceWords(windows))]).toEqual([true, false]);
});
