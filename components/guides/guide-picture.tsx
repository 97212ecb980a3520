export type Picture = { readonly src: string; readonly width: number; readonly height: number };
export type Pictures = { readonly desktop: Picture | null; readonly phone: Picture | null };

/** The screen as it looks on the reader's own device. */
export function GuidePicture({ pictures: { desktop, phone }, alt }: { pictures: Pictures; alt: string }) {
  const shown = desktop ?? phone;
  if (!shown) return null;
  return (
    <picture>
      {desktop && phone ? (
        <source media="(max-width: 47.99rem)" srcSet={phone.src} width={phone.width} height={phone.height} />
      ) : null}
      <img
        src={shown.src}
        alt={alt}
        width={shown.width}
        height={shown.height}
        loading="lazy"
        decoding="async"
        className="mx-auto h-auto w-full max-w-90 rounded-lg border border-line mid:max-w-full print:max-w-[11cm]!"
      />
    </picture>
  );
}
