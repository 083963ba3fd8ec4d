import type { ComponentChildren } from "preact";

/** One question with a few answers, of which one is chosen. */
export function Choices({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="choices">
      <legend class="choices__legend">{legend}</legend>
      <div class="choices__list">{children}</div>
    </fieldset>
  );
}

interface ChoiceProps {
  /** Of the question. */
  name: string;
  value: string;
  checked: boolean;
  required?: boolean;
  autofocus?: boolean;
  onChange: () => void;
  children: ComponentChildren;
}

/** An answer, and what it means. */
export function Choice({ children, ...radio }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" {...radio} />
      {children}
    </label>
  );
}
