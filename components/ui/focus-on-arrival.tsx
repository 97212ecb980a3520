"use client";

import { type ReactNode, useEffect, useRef } from "react";

type FocusOnArrivalProps = { titlePrefix: string; labelledBy: string; className: string; children: ReactNode };

export function FocusOnArrival({ titlePrefix, labelledBy, className, children }: FocusOnArrivalProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    box.current?.focus();
    markTitle(titlePrefix);
    // Next may write the title once more after the form has been answered.
    const watch = new MutationObserver(() => markTitle(titlePrefix));
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      watch.disconnect();
      if (document.title.startsWith(titlePrefix)) document.title = document.title.slice(titlePrefix.length);
    };
  }, [titlePrefix]);

  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby={labelledBy} className={className}>
      {children}
    </div>
  );
}

function markTitle(prefix: string): void {
  if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
}
