"use client";

import * as Radix from "radix-ui/tooltip";
import type { ReactNode } from "react";

/** A second helping of what is already said nearby; touch never sees it, so nothing may be said only here. */
export function Tooltip({ children, text }: { children: ReactNode; text: string }) {
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-xs text-surface"
          >
            {text}
            <Radix.Arrow className="fill-ink" />
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
