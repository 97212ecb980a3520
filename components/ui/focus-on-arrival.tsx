"use client";

import { type ReactNode, useEffect, useRef } from "react";

type FocusOnArrivalProps = { titlePrefix: string; labelledBy: string; className: string; children: ReactNode };

export function FocusOnArrival({ titlePrefix, labelledBy, className, children }: FocusOnArrivalProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    box.current?.focus();
    const title = document.title;
    if (title.startsWith(titlePrefix)) return;
    document.title = titlePrefix + title;
    return () => {
      document.title = title;
    };
  }, [titlePrefix]);

  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby={labelledBy} className={className}>
      {children}
    </div>
  );
}
