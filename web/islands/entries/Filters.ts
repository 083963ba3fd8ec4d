/** A page that the browser kept in memory says again what its address says, not what was chosen before leaving. */
addEventListener("pageshow", (event) => {
  if (!(event instanceof PageTransitionEvent && event.persisted)) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=get]")) form.reset();
});
