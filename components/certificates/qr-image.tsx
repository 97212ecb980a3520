import type { QrCode } from "#server/certificates/pdf/qr-code.ts";

/** Dark on white in every theme, with the margin that scanners need. */
export function QrImage({ qr: { size, path }, label }: { qr: QrCode; label: string }) {
  return (
    <svg role="img" aria-label={label} viewBox={`-3 -3 ${size + 6} ${size + 6}`} className="size-28 rounded-sm">
      <rect x={-3} y={-3} width={size + 6} height={size + 6} fill="#ffffff" />
      <path d={path} fill="#151922" />
    </svg>
  );
}
