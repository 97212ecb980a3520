import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { type ContentLocale, contentLocales } from "#content/entry.ts";
import { type GuideStep, guideSteps } from "#content/guide-steps.ts";
import { assistPageOf, readTarget } from "#domain/assist-target.ts";
import { signInAs, test } from "../fixtures/sign-in.ts";
import { drawFilm, type Frames } from "./draw-film.ts";
import { type Device, drawFrames, drawPicture } from "./draw-picture.ts";

export type Walk = {
  readonly page: Page;
  readonly locale: ContentLocale;
  readonly device: Device;
  goTo: (path: string) => Promise<void>;
};

/**
 * One step: how one gets there, what one looks at where the guide names no target of `domain/assist-target.ts`, and what
 * one presses before the next.
 */
export type WalkedStep = {
  readonly open?: (walk: Walk) => Promise<void>;
  readonly mark?: (walk: Walk) => Locator;
  readonly leave?: (walk: Walk) => Promise<void>;
};

/** Who walks, the restaurant's owner unless given; null: nobody is signed in. */
type Walker = { readonly as?: string | null };

const devices = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Record<Device, object>;

const isDrawing = process.env.DRAW_GUIDES !== undefined;
const everyPair = contentLocales.flatMap((locale) => [[locale, "desktop"] as const, [locale, "phone"] as const]);
/** Each language and each device once; all four when they are drawn. */
const pairs = isDrawing
  ? everyPair
  : everyPair.filter(([locale, device]) => (locale === "en") === (device === "phone"));

/**
 * Walks a guide: every word it says stands on the screen has to be there, and everything it points at. With
 * `DRAW_GUIDES=1` its pictures and its film are drawn on the way, for which ffmpeg is needed.
 */
export function walkGuide(slug: string, steps: readonly WalkedStep[], { as = "owner" }: Walker = {}): void {
  for (const [locale, device] of pairs) {
    const written = guideSteps(readFileSync(join("content", "guides", locale, `${slug}.mdx`), "utf8"));
    test(`${slug}: what the guide says is on the screen, ${locale}, ${device}`, async ({ browser, baseURL }) => {
      test.setTimeout(isDrawing ? 300_000 : 120_000);
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
      if (as !== null) await signInAs(page, as);
      if (isDrawing) await putNoticesAway(page);
      const goTo = async (path: string) => void (await page.goto(locale === "en" ? `/en${path}` : path));
      const walk: Walk = { page, locale, device, goTo };
      const frames: Frames[] = [];
      for (const [index, step] of steps.entries()) {
        const said = written[index] as GuideStep;
        await step.open?.(walk);
        await expect(page.locator("main .animate-breathe"), "no skeleton is left").toHaveCount(0, { timeout: 30_000 });
        const mark = await markOf(walk, step, said);
        for (const word of said.words) await expect(wordOn(page, word), `${said.picture}: ${word}`).toBeVisible();
        if (isDrawing) {
          await drawPicture(mark, { locale, picture: said.picture, device });
          if (device === "phone") frames.push({ ...said, ...(await drawFrames(mark, locale, said.picture)) });
        }
        await step.leave?.(walk);
      }
      if (frames.length > 0) await drawFilm(slug, locale, frames);
      await context.close();
    });
  }
}

/** News of the day belong into no picture. */
async function putNoticesAway(page: Page): Promise<void> {
  await page.goto("/sign-in");
  const away = page.locator("form[action='/api/incidents/seen'] button");
  for (let left = await away.count(); left > 0; left = await away.count()) {
    await away.first().click();
    await expect(away).toHaveCount(left - 1);
  }
}

/** What the product itself would mark for this step, or what the walk says where that is nothing. */
async function markOf(walk: Walk, step: WalkedStep, said: GuideStep): Promise<Locator> {
  const shown = readTarget(said.show);
  const mark = shown ? targetOn(walk.page, shown.target) : step.mark?.(walk);
  if (!mark) throw new Error(`${said.picture}: nothing to mark`);
  await expect(mark, `${said.picture} is marked`).toBeVisible({ timeout: 90_000 });
  if (shown) expect(assistPageOf(new URL(walk.page.url()).pathname), said.picture).toBe(shown.page);
  return mark;
}

function targetOn(page: Page, target: string): Locator {
  return page.locator(`[data-assist="${target}"]`).filter({ visible: true }).first();
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
