import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { ContentLocale } from "#content/entry.ts";
import type { Device } from "./walk-guide.ts";

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** So much of the window is shown: a whole one would be too small to read beside its text. */
const shown = { desktop: { width: 960, height: 600 }, phone: { width: 390, height: 600 } } as const;
const gap = 5;

/** The part of the page round `mark`, which is outlined, as a picture of the guide. */
export async function drawPicture(
  mark: Locator,
  { locale, picture, device }: { locale: ContentLocale; picture: string; device: Device },
): Promise<void> {
  const page = mark.page();
  await mark.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  await page.mouse.move(0, 0);
  const box = await mark.boundingBox();
  if (!box) throw new Error(`${picture}: nothing to outline`);
  await outline(page, box);
  const folder = join("public", "guides", locale);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: join(folder, `${picture}-${device}.png`),
    clip: clipRound(box, shown[device], page.viewportSize() ?? shown[device]),
    animations: "disabled",
    caret: "hide",
  });
  await page.locator("#guide-outline").evaluate((element) => element.remove());
}

async function outline(page: Page, { x, y, width, height }: Box): Promise<void> {
  await page.evaluate(
    (place) => {
      const frame = document.createElement("div");
      frame.id = "guide-outline";
      frame.style.cssText = `position:fixed;z-index:9999;pointer-events:none;box-sizing:border-box;border:3px solid #d9480f;border-radius:10px;box-shadow:0 0 0 4px rgb(217 72 15 / 0.16);${place}`;
      document.body.append(frame);
    },
    `left:${x - gap}px;top:${y - gap}px;width:${width + 2 * gap}px;height:${height + 2 * gap}px`,
  );
}

/** As near to the middle as the window allows, from the side bar on where the mark stands in it. */
function clipRound(mark: Box, size: { width: number; height: number }, window: { width: number; height: number }): Box {
  return {
    x: between(0, mark.x + mark.width / 2 - size.width / 2, window.width - size.width),
    y: between(0, mark.y + mark.height / 2 - size.height / 2, window.height - size.height),
    ...size,
  };
}

function between(least: number, wished: number, most: number): number {
  return Math.round(Math.max(least, Math.min(wished, most)));
}
