import { useEffect, useState } from "react";

type Place = { readonly top: number; readonly left: number };

const gap = 12;
const bubbleWidth = 320;

/**
 * Puts the ring around the element of that name, brings it into view once, and says where its bubble belongs; null
 * while the page has none such. The page may still be arriving, or draw itself anew: it is looked for again.
 */
export function useRing(target: string, describedBy: string): Place | null {
  const [place, setPlace] = useState<Place | null>(null);

  useEffect(() => {
    let ringed: HTMLElement | null = null;
    let frame = 0;

    function look() {
      const found = document.querySelector<HTMLElement>(`[data-assist="${CSS.escape(target)}"]`);
      if (found !== ringed) {
        unring(ringed);
        ringed = found;
        if (found) ring(found, describedBy);
      }
      setPlace((before) => samePlace(before, found && placeUnder(found)));
    }

    function lookSoon() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    }

    look();
    const changes = new MutationObserver(lookSoon);
    changes.observe(document.body, { childList: true, subtree: true });
    const sizes = new ResizeObserver(lookSoon);
    sizes.observe(document.body);
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      sizes.disconnect();
      unring(ringed);
    };
  }, [target, describedBy]);

  return place;
}

function ring(element: HTMLElement, describedBy: string): void {
  element.closest("details")?.setAttribute("open", "");
  element.setAttribute("data-assist-look", element.getAttribute("aria-describedby") ?? "");
  element.setAttribute("aria-describedby", `${element.getAttribute("aria-describedby") ?? ""} ${describedBy}`.trim());
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const block = element.offsetHeight > innerHeight / 2 ? "start" : "center";
  element.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
}

/** As it was before. */
function unring(element: HTMLElement | null): void {
  if (!element) return;
  const described = element.getAttribute("data-assist-look");
  if (described) element.setAttribute("aria-describedby", described);
  else element.removeAttribute("aria-describedby");
  element.removeAttribute("data-assist-look");
}

function placeUnder(element: HTMLElement): Place {
  const { bottom, left } = element.getBoundingClientRect();
  const rightmost = Math.max(gap, document.documentElement.clientWidth - bubbleWidth - gap);
  return { top: Math.round(bottom + scrollY + gap), left: Math.round(Math.min(Math.max(gap, left), rightmost)) };
}

function samePlace(before: Place | null, now: Place | null): Place | null {
  return before && now && before.top === now.top && before.left === now.left ? before : now;
}
