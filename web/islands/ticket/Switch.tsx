interface SwitchProps {
  label: string;
  /** A line below the label. */
  text: string;
  isOn: boolean;
  look?: string;
  onToggle: () => void;
}

/** Something that is on or off, as wide as the phone. */
export function Switch({ label, text, isOn, look, onToggle }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      class={`alerts alerts--${look ?? (isOn ? "on" : "off")}`}
      onClick={(event) => {
        // Not a tap on the page besides.
        event.stopPropagation();
        onToggle();
      }}
    >
      <span class="alerts__label">{label}</span>
      <span class="alerts__state">{text}</span>
      <span class="alerts__track" aria-hidden="true" />
    </button>
  );
}
