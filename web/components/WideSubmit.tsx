interface WideSubmitProps {
  label: string;
  /** What the button says once it was pressed. */
  busy?: string;
  look?: "primary" | "danger" | "plain";
}

/** The one act of a form, as wide as its fields. */
export function WideSubmit({ label, busy, look = "primary" }: WideSubmitProps) {
  const looks = look === "plain" ? "" : ` button--${look}`;
  return (
    <button type="submit" class={`button${looks} button--large button--wide`} data-busy={busy}>
      {label}
    </button>
  );
}
