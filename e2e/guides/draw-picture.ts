import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { ContentLocale } from "#content/entry.ts";
import { ffmpeg } from "./ffmpeg.ts";

/** `goesOn`: taller than what is outlined of it. */
type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly goesOn: boolean;
};

/** So much of the height is shown; all of it would be too small to read beside its text. */
const shownHeight = { desktop: 660, phone: 600 } as const;
export type Device = keyof typeof shownHeight;
const gap = 8;
/** Of what is taller, the upper part is outlined, and the outline fades below. */
const tallest = 430;
/** Where a portal stands is another place for everybody; the one of the journeys is nobody's. */
const shownOrigin = "https://buchuan.example";
const fadesBelow = "border-bottom:0;mask-image:linear-gradient(#000 70%,transparent);";
/** An outline stays in the window, its glow too. */
const edge = 4;
/** Files that do not stay. */
const draftFolder = join(".data", "guides");

/** The part of the page round `mark`, which is outlined, as a picture of the guide. */
export async function drawPicture(
  mark: Locator,
  { locale, picture, device }: { locale: ContentLocale; picture: string; device: Device },
): Promise<void> {
  const page = mark.page();
  const box = await comeIntoView(mark, picture);
  await outline(page, box);
  const folder = join("public", "guides", locale);
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(draftFolder, locale), { recursive: true });
  const draft = join(draftFolder, locale, `${picture}-${device}.png`);
  await page.screenshot({
    path: draft,
    clip: clipRound(box, { main: await leftOfMain(page), height: shownHeight[device], window: page.viewportSize() }),
    animations: "disabled",
    caret: "hide",
  });
  await removeOutline(page);
  await inFewColours(draft, join(folder, `${picture}-${device}.png`));
}

/** The whole screen as one comes to it, and with the mark outlined: two frames of the film. */
export async function drawFrames(mark: Locator, locale: ContentLocale, picture: string) {
  const page = mark.page();
  const box = await comeIntoView(mark, picture);
  mkdirSync(join(draftFolder, locale), { recursive: true });
  const [plain, marked] = ["plain", "marked"].map((name) => join(draftFolder, locale, `${picture}-${name}.png`));
  if (!plain || !marked) throw new Error("two frames");
  await page.screenshot({ path: plain, animations: "disabled", caret: "hide" });
  await outline(page, box);
  await page.screenshot({ path: marked, animations: "disabled", caret: "hide" });
  await removeOutline(page);
  return { plain, marked };
}

async function comeIntoView(mark: Locator, picture: string): Promise<Box> {
  await mark.evaluate((element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    if (!element.closest("main") || (top > 70 && bottom < window.innerHeight - 90)) return;
    const tall = height > window.innerHeight - 200;
    element.scrollIntoView({ block: tall ? "start" : "center", behavior: "instant" });
    if (tall) window.scrollBy({ top: -90, behavior: "instant" });
  });
  await mark.page().mouse.move(0, 0);
  const box = await mark.boundingBox();
  if (!box) throw new Error(`${picture}: nothing to outline`);
  await showOrigin(mark.page());
  return { ...box, height: Math.min(box.height, tallest), goesOn: box.height > tallest };
}

async function showOrigin(page: Page): Promise<void> {
  await page.evaluate((shown) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      if (text.data.includes(location.origin)) text.data = text.data.replaceAll(location.origin, shown);
    }
  }, shownOrigin);
}

async function outline(page: Page, { x, y, width, height, goesOn }: Box): Promise<void> {
  const left = Math.max(x - gap, edge);
  const right = Math.min(x + width + gap, (page.viewportSize()?.width ?? 0) - edge);
  await page.evaluate(
    (place) => {
      const frame = document.createElement("div");
      frame.id = "guide-outline";
      frame.style.cssText = `position:fixed;z-index:9999;pointer-events:none;box-sizing:border-box;border:3px solid #d9480f;border-radius:10px;box-shadow:0 0 0 4px rgb(217 72 15 / 0.16);${place}`;
      document.body.append(frame);
    },
    `left:${left}px;top:${y - gap}px;width:${right - left}px;height:${height + 2 * gap}px;${goesOn ? fadesBelow : ""}`,
  );
}

async function removeOutline(page: Page): Promise<void> {
  await page.locator("#guide-outline").evaluate((element) => element.remove());
}

async function leftOfMain(page: Page): Promise<number> {
  return (await page.getByRole("main").boundingBox())?.x ?? 0;
}

type Frame = { main: number; height: number; window: { width: number; height: number } | null };

/** From the top where that shows the mark, else round it; beside the side bar unless the mark stands in there. */
function clipRound(mark: Box, { main, height, window }: Frame): Omit<Box, "goesOn"> {
  if (!window) throw new Error("a window without a size");
  const x = mark.x < main || main > window.width / 3 ? 0 : Math.round(main);
  const fits = mark.y + mark.height + 2 * gap < height;
  const y = fits ? 0 : Math.max(0, Math.round(Math.min(mark.y + mark.height / 2 - height / 2, window.height - height)));
  return { x, y, width: window.width - x, height };
}

/** A third of the bytes, and nobody sees it: a page of ours has few colours. */
async function inFewColours(from: string, to: string): Promise<void> {
  const filter = "split[a][b];[a]palettegen=max_colors=128:stats_mode=full[p];[b][p]paletteuse=dither=none";
  await ffmpeg("-i", from, "-vf", filter, "-frames:v", "1", to);
  rmSync(from);
}
