/** First focusable thing of a page; every layout's `<main id="main">` is its target. */
export function SkipLink({ label }: { label: string }) {
  return <a class="skip-link" href="#main">{label}</a>;
}
