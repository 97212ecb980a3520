import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { GuidePicture, type Pictures } from "./guide-picture.tsx";
import { StepDone } from "./step-done.tsx";

type GuideStepProps = {
  guide: string;
  number: number;
  title: string;
  pictures: Pictures;
  pictureAlt: string;
  doneLabel: string;
  /** To the page itself, and to what is marked there. */
  links: readonly { readonly href: string; readonly label: string }[];
  children: ReactNode;
};

/** One step: what to do on the left, what it looks like on the right; a step not drawn yet is only read. */
export function GuideStep(props: GuideStepProps) {
  const { guide, number, title, pictures, pictureAlt, doneLabel, links, children } = props;
  const drawn = pictures.desktop !== null || pictures.phone !== null;
  return (
    <section
      id={`step-${number}`}
      aria-labelledby={`step-${number}-title`}
      className={classNames(
        "grid gap-x-12 gap-y-5 border-t border-line py-8 break-inside-avoid",
        drawn && "wide:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]",
      )}
    >
      <div className="grid grid-cols-[2rem_minmax(0,1fr)] content-start gap-x-3">
        <span
          aria-hidden
          className="figures grid size-7 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink"
        >
          {number}
        </span>
        <div className="max-w-prose">
          <h2 id={`step-${number}-title`} className="text-base">
            {title}
          </h2>
          <div className="text-base [&>:first-child]:mt-2">{children}</div>
          {links.length > 0 ? (
            <p className="mt-3 flex flex-wrap gap-x-5 gap-y-2 print:hidden">
              {links.map(({ href, label }) => (
                <TextLink key={label} href={href}>
                  {label}
                </TextLink>
              ))}
            </p>
          ) : null}
          <StepDone guide={guide} step={number} label={doneLabel} />
        </div>
      </div>
      {drawn ? <GuidePicture pictures={pictures} alt={pictureAlt} /> : null}
    </section>
  );
}
