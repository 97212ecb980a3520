"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { classNames } from "./class-names.ts";
import { controlClass } from "./control-class.ts";

type PasswordControlProps = Omit<ComponentProps<"input">, "type" | "className"> & {
  showLabel: string;
  hideLabel: string;
};

export function PasswordControl({ showLabel, hideLabel, ...rest }: PasswordControlProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <input
        {...rest}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className={classNames(controlClass, "pe-11")}
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-controls={rest.id}
        aria-label={shown ? hideLabel : showLabel}
        onClick={() => setShown(!shown)}
        className="needs-script absolute inset-y-0 end-0 grid w-10 place-items-center rounded-md text-ink-faint hover:text-ink"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </span>
  );
}
