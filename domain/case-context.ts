/** What goes with a case by itself: names of closed lists and our own codes, nothing anybody typed. */
export type CaseContext = {
  /** A name of `domain/assist-target.ts`. */
  readonly page: string;
  readonly locale: string;
  readonly release: string;
  /** What the bureau or we said of that invoice last. */
  readonly codes: readonly string[];
  readonly browser: BrowserKind;
  readonly device: DeviceKind;
};

export const browserKinds = ["wechat", "wecom", "edge", "firefox", "chrome", "safari", "other"] as const;
export type BrowserKind = (typeof browserKinds)[number];
export const deviceKinds = ["phone", "desktop"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

const marks: readonly (readonly [RegExp, BrowserKind])[] = [
  [/wxwork\//i, "wecom"],
  [/micromessenger\//i, "wechat"],
  [/\bedg(?:e|a|ios)?\//i, "edge"],
  [/\b(?:firefox|fxios)\//i, "firefox"],
  [/(?:chrome|\bcrios|chromium)\//i, "chrome"],
  [/\bsafari\//i, "safari"],
];

/** The kind of browser and nothing that tells one from another of its kind: no version, no system. */
export function browserOf(userAgent: string): { readonly browser: BrowserKind; readonly device: DeviceKind } {
  const browser = marks.find(([mark]) => mark.test(userAgent))?.[1] ?? "other";
  return { browser, device: /\b(?:mobile|android|iphone|harmonyos)\b/i.test(userAgent) ? "phone" : "desktop" };
}

/** As it lies in the database, read again; what is not of the lists is left out. */
export function readCaseContext(kept: unknown): CaseContext {
  const found = typeof kept === "object" && kept !== null ? (kept as Record<string, unknown>) : {};
  const text = (name: string) => (typeof found[name] === "string" ? found[name] : "");
  return {
    page: text("page"),
    locale: text("locale"),
    release: text("release"),
    codes: Array.isArray(found.codes) ? found.codes.filter((code) => typeof code === "string") : [],
    browser: browserKinds.find((kind) => kind === found.browser) ?? "other",
    device: deviceKinds.find((kind) => kind === found.device) ?? "desktop",
  };
}
