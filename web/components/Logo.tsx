/** The mark: a V whose last stroke ends in a person, the one whose turn it is. */
export function LogoMark({ class: className }: { class?: string }) {
  return (
    <svg class={className ?? "logo__mark"} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect class="logo__tile" width="48" height="48" rx="13" />
      <path class="logo__stroke" d="M12 15.5 22.4 35.5 29.6 21.6" />
      <circle class="logo__dot" cx="34.6" cy="13" r="4.6" />
    </svg>
  );
}

/** Mark and name, for headers. */
export function Logo() {
  return (
    <span class="logo">
      <LogoMark />
      <span class="logo__name" aria-hidden="true">Vez</span>
    </span>
  );
}
