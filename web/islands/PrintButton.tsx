import { useEffect } from "preact/hooks";

/** Opens the browser's print window, at once when the page opens and again on demand. */
export function PrintButton({ label }: { label: string }) {
  useEffect(() => globalThis.print(), []);
  return (
    <button type="button" class="button button--primary needs-script" onClick={() => globalThis.print()}>
      {label}
    </button>
  );
}
