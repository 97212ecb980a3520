"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class.ts";

type SubmitButtonProps = ButtonLook & {
  children: ReactNode;
  icon?: ReactNode;
  /** What the button says while the form is under way. */
  pendingLabel?: string;
  name?: string;
  value?: string;
};

/** Stays focusable while pending; a second press is swallowed, not sent. */
export function SubmitButton({
  look = "primary",
  size,
  block,
  icon,
  children,
  pendingLabel,
  name,
  value,
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
      className={buttonClass({ look, size, block })}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {pending ? (pendingLabel ?? children) : children}
    </button>
  );
}
