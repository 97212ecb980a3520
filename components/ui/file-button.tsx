import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { buttonClass } from "./button-class.ts";
import { classNames } from "./class-names.ts";

type FileButtonProps = Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "capture" | "onChange"> & {
  /** What is chosen here, for those who do not see where it stands. */
  label: string;
  input?: Ref<HTMLInputElement>;
  className?: string;
  children: ReactNode;
};

const look = "needs-script focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent-ink";

/** A button that lets a file be chosen, sent as `file`. Without a script there is `FileWithoutScript`. */
export function FileButton({ label, input, className, children, ...chosen }: FileButtonProps) {
  return (
    <label className={classNames(buttonClass({ block: "phone" }), look, className)}>
      {children}
      <input {...chosen} ref={input} type="file" name="file" aria-label={label} className="sr-only" />
    </label>
  );
}

export function FileWithoutScript({ accept, label, send }: { accept: string; label: string; send: string }) {
  return (
    <noscript>
      <div className="flex flex-wrap items-center gap-3">
        <input type="file" name="file" accept={accept} aria-label={label} required className="max-w-full" />
        <button type="submit" className={buttonClass({})}>
          {send}
        </button>
      </div>
    </noscript>
  );
}
