export type Film = {
  readonly src: string;
  readonly captions: string;
  /** A picture of the first step. */
  readonly poster: string | undefined;
  readonly width: number;
  readonly height: number;
};

type GuideFilmProps = { film: Film; locale: string; label: string; captionsLabel: string; children: string };

/** The guide to watch, with captions instead of sound; nothing is loaded before one presses. The steps say the same. */
export function GuideFilm({ film, locale, label, captionsLabel, children }: GuideFilmProps) {
  const { src, captions, poster, width, height } = film;
  return (
    <figure className="mt-6 w-60 print:hidden">
      <video
        controls
        playsInline
        preload="none"
        poster={poster}
        width={width}
        height={height}
        aria-label={label}
        className="h-auto w-full rounded-lg border border-line bg-sunken"
      >
        <source src={src} type="video/webm" />
        <track kind="captions" src={captions} srcLang={locale} label={captionsLabel} default />
      </video>
      <figcaption className="mt-2 text-xs text-ink-soft">{children}</figcaption>
    </figure>
  );
}
