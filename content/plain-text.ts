/** The words of an MDX body without its marks: what a reader reads, one line per block. */
export function plainText(mdx: string): string {
  return mdx
    .replace(/<Step\b[^>]*?\btitle="([^"]*)"[^>]*>/g, "$1\n")
    .replace(/<\/?[A-Z][^>]*>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^(#{1,6}|[-*]|\d+\.)\s+/gm, "")
    .replace(/\*\*|`/g, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
