import type { Risk } from "../../edge/domain/risk.ts";

interface RiskBadgeProps {
  /** Null before triage. */
  risk: Risk | null;
  /** The word, in the reader's language: `t.common.risk[risk ?? "none"]`. */
  label: string;
  size?: "small" | "large";
}

/** A risk class as word, shape and colour, so that none of the three is needed to tell it. */
export function RiskBadge({ risk, label, size }: RiskBadgeProps) {
  const classes = ["risk", `risk--${risk ?? "none"}`, ...(size ? [`risk--${size}`] : [])];
  return (
    <span class={classes.join(" ")}>
      <RiskShape risk={risk} />
      <span class="risk__label">{label}</span>
    </span>
  );
}

const SHAPES: Readonly<Record<Risk, string>> = {
  red: "M7.5 2h9L22 7.5v9L16.5 22h-9L2 16.5v-9Z",
  orange: "m12 1.5 10.5 10.5L12 22.5 1.5 12Z",
  yellow: "M12 2.5 23 21.5H1Z",
  green: "M12 1.8a10.2 10.2 0 1 1 0 20.4 10.2 10.2 0 0 1 0-20.4Z",
  blue: "M3 3h18v18H3Z",
};

/** The shape alone: octagon, diamond, triangle, circle, square; a dashed ring before triage. */
export function RiskShape({ risk }: { risk: Risk | null }) {
  return (
    <svg class="risk__shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {risk ? <path d={SHAPES[risk]} /> : <circle cx="12" cy="12" r="9" class="risk__ring" />}
    </svg>
  );
}
