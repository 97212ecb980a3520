/** Which steps of a guide this browser has ticked off; nothing of it leaves the browser. */
const changed = "guide-steps-changed";

export function subscribeToSteps(notify: () => void): () => void {
  window.addEventListener(changed, notify);
  window.addEventListener("storage", notify);
  return () => {
    window.removeEventListener(changed, notify);
    window.removeEventListener("storage", notify);
  };
}

/** `"1,2,4"`: a text, so that equal steps are an equal snapshot. */
export function stepsText(guide: string): string {
  try {
    return (localStorage.getItem(keyOf(guide)) ?? "").replace(/[^\d,]/g, "");
  } catch {
    return "";
  }
}

export function stepsIn(text: string): number[] {
  return text === "" ? [] : text.split(",").map(Number);
}

export function markStep(guide: string, step: number, done: boolean): void {
  const others = stepsIn(stepsText(guide)).filter((other) => other !== step);
  keep(guide, done ? [...others, step].sort((a, b) => a - b) : others);
}

export function forgetSteps(guide: string): void {
  keep(guide, []);
}

/** A browser that keeps nothing (private mode, WeChat) still shows the guide. */
function keep(guide: string, steps: readonly number[]): void {
  try {
    localStorage.setItem(keyOf(guide), steps.join(","));
  } catch {
    return;
  }
  window.dispatchEvent(new Event(changed));
}

function keyOf(guide: string): string {
  return `guide-steps:${guide}`;
}
