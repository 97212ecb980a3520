"use client";

import { useEffect } from "react";

/** From the first visit on, the questions can be read without a network. A browser that cannot is none the worse. */
export function KeepHelp() {
  useEffect(() => {
    navigator.serviceWorker?.register("/help-worker.js").catch(() => {});
  }, []);
  return null;
}
