const systems = [
  ["harmony", /HarmonyOS|OpenHarmony/],
  ["iphone", /iPhone/],
  ["ipad", /iPad/],
  ["android", /Android/],
  ["windows", /Windows/],
  ["mac", /Macintosh/],
  ["linux", /Linux|X11/],
] as const;

/** Chinese browsers and apps first: all of them also call themselves Chrome or Safari. */
const browsers = [
  ["wecom", /wxwork/i],
  ["wechat", /MicroMessenger/],
  ["dingtalk", /DingTalk/i],
  ["qq", /QQBrowser/],
  ["uc", /UCBrowser|UCWEB/],
  ["browser360", /360SE|360EE|QihooBrowser|QIHU/],
  ["huawei", /HuaweiBrowser/],
  ["edge", /Edg(e|A|iOS)?\//],
  ["firefox", /Firefox|FxiOS/],
  ["chrome", /Chrom(e|ium)|CriOS/],
  ["safari", /Safari/],
] as const;

export type DeviceWords = {
  readonly system: (typeof systems)[number][0] | "other";
  readonly browser: (typeof browsers)[number][0] | "other";
};

/** What somebody would call the device: 安卓手机 · 微信. */
export function deviceWords(userAgent: string): DeviceWords {
  return { system: firstIn(systems, userAgent), browser: firstIn(browsers, userAgent) };
}

export function isHandheld({ system }: DeviceWords): boolean {
  return ["android", "harmony", "ipad", "iphone"].includes(system);
}

function firstIn<Name extends string>(known: readonly (readonly [Name, RegExp])[], userAgent: string): Name | "other" {
  return known.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "other";
}
