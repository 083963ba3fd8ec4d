/** Keeps the screen on, where the device lets a page ask; asks again after each return to the page. */
export async function keepAwake(): Promise<void> {
  await ask();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void ask();
  });
}

async function ask(): Promise<void> {
  await navigator.wakeLock?.request("screen").catch(() => {});
}
