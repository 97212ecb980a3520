"use client";

import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { shareNonce } from "./share-nonce.ts";

type DialogProps = {
  /** The button that opens it; left out where `open` is steered from outside. */
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one first; wrap the one that closes in `DialogClose`. */
  footer?: ReactNode;
  closeLabel: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** For a decision that must be taken here and now. What is long, or must survive a reload, is a page. */
export function Dialog({ trigger, title, description, children, footer, closeLabel, open, onOpenChange }: DialogProps) {
  shareNonce();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={description ? undefined : ""}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] overflow-y-auto rounded-t-lg bg-surface p-5 shadow-float mid:inset-x-auto mid:top-1/2 mid:bottom-auto mid:left-1/2 mid:w-120 mid:-translate-x-1/2 mid:-translate-y-1/2 mid:rounded-lg mid:border mid:border-line"
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="text-base">{title}</Radix.Title>
            <Radix.Close
              aria-label={closeLabel}
              className="-m-1.5 grid size-9 shrink-0 place-items-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink coarse:size-11"
            >
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </div>
          {description ? <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description> : null}
          {children ? <div className="mt-4">{children}</div> : null}
          {footer ? <div className="mt-6 flex flex-wrap gap-3">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
