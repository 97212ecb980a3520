const steps = [1, 2, 2.5, 5, 10];

/**
 * The marks of an axis from 0 to just above the greatest value: few, even, and round for whoever reads them.
 * @param whole of what is counted there are no halves
 */
export function marksTo(greatest: number, whole: boolean, most = 4): number[] {
  if (!(greatest > 0)) return [0, 1];
  const rough = greatest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const fits = (step: number) => step >= rough && !(whole && !Number.isInteger(step));
  const step = steps.map((one) => rounded(one * power)).find(fits) ?? 10 * power;
  const count = Math.ceil(greatest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, mark) => rounded(mark * step));
}

/** So many labels of an axis that they stand apart; the first and the last are among them where they can be. */
export function spreadOver(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const step = Math.ceil((count - 1) / (most - 1));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
