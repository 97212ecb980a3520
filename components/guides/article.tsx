import type { ReactNode } from "react";
import { TextLink } from "#components/ui/text-link.tsx";

type Parts = { children?: ReactNode };

/** What the marks of a text become; links stay in the reader's language. */
export const articleParts = {
  a: ({ href = "", children }: Parts & { href?: string }) => <TextLink href={href}>{children}</TextLink>,
  h2: ({ children }: Parts) => <h2 className="mt-8 text-base">{children}</h2>,
  p: ({ children }: Parts) => <p className="mt-4">{children}</p>,
  ol: ({ children }: Parts) => <ol className="mt-4 grid list-decimal gap-2 ps-6 marker:text-ink-faint">{children}</ol>,
  ul: ({ children }: Parts) => <ul className="mt-4 grid list-disc gap-2 ps-6 marker:text-ink-faint">{children}</ul>,
  li: ({ children }: Parts) => <li className="rounded-sm ps-1 has-[:target]:bg-held-soft">{children}</li>,
  code: ({ children }: Parts) => <code className="figures rounded-sm bg-sunken px-1 font-sans">{children}</code>,
  Ui: UiWord,
  Of: OfCodes,
};

/** A text to be read: 16 px, a line as long as the eye likes; the short answer it opens with stands apart. */
export function Article({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-prose text-base [&>p:first-child]:mt-0 [&>p:first-child]:mb-6 [&>p:first-child]:border-s-2 [&>p:first-child]:border-accent [&>p:first-child]:ps-4 [&>p:first-child]:font-medium">
      {children}
    </div>
  );
}

/** The paragraph it stands in is the answer to these codes: a link to one (`/faq?code=`) leads here. */
function OfCodes({ codes }: { codes: string }) {
  return codes.split(" ").map((code) => <span key={code} id={code} className="scroll-mt-24" />);
}

/** A word as it stands on a button or a menu. */
function UiWord({ children }: Parts) {
  return (
    <span className="rounded-sm border border-line-strong bg-canvas px-1.5 py-px text-sm font-medium box-decoration-clone">
      {children}
    </span>
  );
}
