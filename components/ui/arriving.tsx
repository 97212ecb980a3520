"use client";

import { type ReactNode, Suspense, useEffect, useState } from "react";

type ArrivingProps = { skeleton: ReactNode; children: ReactNode };

let navigating = false;

/**
 * The skeleton of a page that is on its way by script. A whole document is sent finished instead: without a script
 * nothing would ever take the skeleton's place, and a page that is not there must say so by its status.
 */
export function Arriving({ skeleton, children }: ArrivingProps) {
  const [byScript] = useState(navigating);

  useEffect(() => {
    navigating = true;
  }, []);

  return byScript ? <Suspense fallback={skeleton}>{children}</Suspense> : children;
}
