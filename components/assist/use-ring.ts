import { useEffect, useState } from "react";

/**
 * Puts the ring around the element of that name and brings it into view once. The page may still be arriving, or draw
 * itself anew: it is looked for again. @returns whether the page has one
 */
export function useRing(target: string, describedBy: string): boolean {
  const [isThere, setIsThere] = useState(false);

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
      setIsThere(found !== null);
    }

    function lookSoon() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    }

    look();
    const changes = new MutationObserver(lookSoon);
    changes.observe(document.body, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      unring(ringed);
    };
  }, [target, describedBy]);

  return isThere;
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
