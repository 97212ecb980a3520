type LogoProps = { name: string; suffix?: string };

/** A sheet with the line that was missing, put back: the accent is the re-upload. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={className} fill="none">
      <path d="M5 3.5h9.5L19 8v12.5H5z" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" />
      <path d="M8.5 9h4M8.5 16.5h7" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      <path d="M8.5 12.75h7" className="stroke-accent-ink" strokeWidth="2.25" strokeLinecap="round" />
    </svg>
  );
}

export function Logo({ name, suffix }: LogoProps) {
  return (
    <span className="inline-flex items-center gap-2 text-base font-semibold">
      <LogoMark className="size-6" />
      {name}
      {suffix ? <span className="font-normal text-ink-faint">{suffix}</span> : null}
    </span>
  );
}
