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
  red: "M7.2 1h9.6L23 7.2v9.6L16.8 23H7.2L1 16.8V7.2ZM10.2 5v8.6h3.6V5ZM10.2 15.8v3.6h3.6v-3.6Z",
  orange: "m12 1.5 10.5 10.5L12 22.5 1.5 12Z",
  yellow: "M12 2.5 23 21.5H1Z",
  green: "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Zm0 5.2a5.8 5.8 0 1 0 0 11.6 5.8 5.8 0 0 0 0-11.6Z",
  blue: "M3 3h18v18H3Z",
};
const NO_SHAPE = "M3 10h18v4H3Z";

/**
 * The shape alone: octagon with an exclamation mark, diamond, triangle, ring, square; a dash before triage. Told apart
 * at 16 px without any colour, which is why the ring is open: an octagon is nearly a disc at that size.
 */
export function RiskShape({ risk }: { risk: Risk | null }) {
  return (
    <svg class="risk__shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={risk ? SHAPES[risk] : NO_SHAPE} fill-rule="evenodd" />
    </svg>
  );
}
