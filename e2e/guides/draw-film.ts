import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ContentLocale } from "#content/entry.ts";
import { ffmpeg } from "./ffmpeg.ts";

/** A step as it is filmed: the screen one comes to, and the same with its mark; both are files. */
export type Frames = {
  readonly number: number;
  readonly title: string;
  readonly words: readonly string[];
  readonly plain: string;
  readonly marked: string;
};

/** Seconds; slow enough to read the caption and to find the mark. */
const plainFor = 1.4;
const markedFor = 4.2;
const fade = 0.4;
const framesPerSecond = 10;
/** As wide as the phone in its picture, times 1.4; even numbers, as the codec wants. */
const size = "546:1182";

/** The walk as a short film without sound, and its captions. */
export async function drawFilm(slug: string, locale: ContentLocale, steps: readonly Frames[]): Promise<void> {
  const folder = join("public", "guides", locale);
  const shots = steps.flatMap(({ plain, marked }) => [
    { file: plain, seconds: plainFor },
    { file: marked, seconds: markedFor },
  ]);
  const inputs = shots.flatMap(({ file }) => ["-framerate", String(framesPerSecond), "-i", file]);
  const codec = ["-c:v", "libvpx-vp9", "-crf", "36", "-b:v", "0", "-deadline", "realtime", "-cpu-used", "7", "-an"];
  const filter = filterOf(shots.map(({ seconds }) => seconds));
  await ffmpeg(...inputs, "-filter_complex", filter, "-map", "[film]", ...codec, join(folder, `${slug}.webm`));
  writeFileSync(join(folder, `${slug}.vtt`), captionsOf(steps, locale));
  for (const { file } of shots) rmSync(file);
}

/** Each picture stands for its seconds, and fades into the next. */
function filterOf(seconds: readonly number[]): string {
  const stands = seconds.map((shown, index) => {
    const again = Math.round((shown + fade) * framesPerSecond) - 1;
    const still = `loop=loop=${again}:size=1:start=0,setpts=N/(${framesPerSecond}*TB),fps=${framesPerSecond}`;
    return `[${index}:v]scale=${size},format=yuv420p,${still}[s${index}]`;
  });
  const fades = seconds.slice(1).map((_, index) => {
    const offset = seconds.slice(0, index + 1).reduce((sum, one) => sum + one, 0);
    const before = index === 0 ? "[s0]" : `[f${index}]`;
    const after = index === seconds.length - 2 ? "[film]" : `[f${index + 1}]`;
    return `${before}[s${index + 1}]xfade=transition=fade:duration=${fade}:offset=${offset.toFixed(2)}${after}`;
  });
  return [...stands, ...fades].join(";");
}

/** WebVTT: what each step is called, and what stands on what it presses. */
function captionsOf(steps: readonly Frames[], locale: ContentLocale): string {
  const each = plainFor + markedFor;
  const cues = steps.map(({ number, title, words }, index) => {
    const pressed = words.map((word) => `“${word}”`).join(locale === "en" ? ", " : "、");
    const text = [`${number}. ${title}`, pressed].filter(Boolean).join("\n");
    return `${clockOf(index * each)} --> ${clockOf((index + 1) * each)}\n${text}\n`;
  });
  return ["WEBVTT\n", ...cues].join("\n");
}

function clockOf(seconds: number): string {
  return `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${(seconds % 60).toFixed(3).padStart(6, "0")}`;
}
