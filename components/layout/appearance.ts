export const themes = ["system", "light", "dark"] as const;
export const sizes = ["standard", "large"] as const;

export type Theme = (typeof themes)[number];
export type Size = (typeof sizes)[number];
/** How the pages look for this browser: the theme, and 适老 mode (larger type, one column). */
export type Appearance = { readonly theme: Theme; readonly size: Size };

export const appearanceCookie = "appearance";
export const appearanceSeconds = 365 * 86_400;

/** Reads `"dark.large"`; anything else falls back to what the system and the standard size say. */
export function parseAppearance(text: string | null | undefined): Appearance {
  const [theme, size] = (text ?? "").split(".");
  return {
    theme: themes.find((known) => known === theme) ?? "system",
    size: sizes.find((known) => known === size) ?? "standard",
  };
}

export function appearanceText({ theme, size }: Appearance): string {
  return `${theme}.${size}`;
}
