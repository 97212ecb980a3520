import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { type ContentLocale, contentLocales } from "#content/entry.ts";
import { guideSteps } from "#content/guide-steps.ts";
import { signIn, test } from "../fixtures/sign-in.ts";
import { type Device, drawPicture } from "./draw-picture.ts";

export type Walk = { readonly page: Page; readonly locale: ContentLocale; goTo: (path: string) => Promise<void> };

/** One step: how one gets there, what one looks at, and what one presses before the next. */
export type WalkedStep = {
  readonly open?: (walk: Walk) => Promise<void>;
  readonly mark: (walk: Walk) => Locator;
  readonly leave?: (walk: Walk) => Promise<void>;
};

const devices = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Record<Device, object>;

/**
 * Walks a guide in both languages, on both devices: every word it says stands on the screen has to be there. With
 * `DRAW_GUIDES=1` the guide's pictures are drawn on the way.
 */
export function walkGuide(slug: string, steps: readonly WalkedStep[]): void {
  for (const locale of contentLocales) {
    const written = guideSteps(readFileSync(join("content", "guides", locale, `${slug}.mdx`), "utf8"));
    for (const device of Object.keys(devices) as Device[]) {
      test(`${slug}: what the guide says is on the screen, ${locale}, ${device}`, async ({ browser, baseURL }) => {
        test.setTimeout(150_000);
        expect(steps.length).toBe(written.length);
        const context = await browser.newContext({
          ...devices[device],
          baseURL,
          locale: "zh-CN",
          timezoneId: "Asia/Shanghai",
          reducedMotion: "reduce",
        });
        const page = await context.newPage();
        page.setDefaultTimeout(30_000);
        await signIn(page, "owner");
        const walk: Walk = {
          page,
          locale,
          goTo: async (path) => void (await page.goto(locale === "en" ? `/en${path}` : path)),
        };
        for (const [index, step] of steps.entries()) {
          const { picture, words } = written[index] ?? { picture: "", words: [] };
          await step.open?.(walk);
          await expect(page.locator("main .animate-breathe"), "no skeleton is left").toHaveCount(0, {
            timeout: 30_000,
          });
          const mark = step.mark(walk);
          await expect(mark).toBeVisible({ timeout: 90_000 });
          for (const word of words) await expect(wordOn(page, word), `${picture}: ${word}`).toBeVisible();
          if (process.env.DRAW_GUIDES) await drawPicture(mark, { locale, picture, device });
          await step.leave?.(walk);
        }
        await context.close();
      });
    }
  }
}

/** A link or button by what stands on it, which `…` shortens. */
export function wordOn(page: Page, word: string): Locator {
  const [first = "", ...rest] = word.split("…").map((part) => RegExp.escape(part.trim()));
  const end = rest.length > 0 ? "" : String.raw`\s*[\d,]*$`;
  return page
    .getByText(new RegExp(`^${[first, ...rest].join(".*")}${end}`))
    .filter({ visible: true })
    .first();
}
