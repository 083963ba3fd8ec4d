import { encode } from "uqr";

interface QrCodeProps {
  text: string;
  /** What a screen reader says. */
  label: string;
}

/** A QR code as one path: crisp on paper, no script, no request. Black on white in both colour schemes. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => isDark ? `M${x} ${y}h1v1h-1z` : "")).join("");
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect class="qr__paper" width={size} height={size} />
      <path class="qr__ink" d={path} />
    </svg>
  );
}
