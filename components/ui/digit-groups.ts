/** `"26117000"` → 2611, 7000, each with its place; ten digits (发票代码) fall into 4, 3 and 3 like a phone number. */
export function digitGroups(text: string): { start: number; digits: string }[] {
  const sizes = text.length === 10 ? [4, 3, 3] : Array.from({ length: Math.ceil(text.length / 4) }, () => 4);
  let start = 0;
  return sizes.map((size) => {
    const group = { start, digits: text.slice(start, start + size) };
    start += size;
    return group;
  });
}
