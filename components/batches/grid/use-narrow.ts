"use client";

import { useSyncExternalStore } from "react";

const narrow = "(max-width: 47.99rem)";

/** Whether a row is shown at a time: on the phone, and with large type at any width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(narrow);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(narrow).matches || document.documentElement.dataset.comfort === "large",
    () => false,
  );
}
