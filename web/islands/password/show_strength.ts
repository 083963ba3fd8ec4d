import { estimateStrength } from "./estimate_strength.ts";

/** Says below a field how strong the password in it is, while it is typed. */
export function showStrength(input: HTMLInputElement): void {
  const place = document.getElementById(input.dataset.strength ?? "");
  if (!place) return;
  const { label = "", levels = "", hint = "" } = place.dataset;
  const words = levels.split("|");
  let shown = -1;

  function show() {
    if (!place) return;
    const level = input.value === "" ? -1 : estimateStrength(input.value, othersOf(input));
    if (level === shown) return;
    shown = level;
    place.replaceChildren(
      ...(level < 0 ? [] : [barOf(level), `${label}: ${words[level]}. ${level < 3 ? hint : ""}`]),
    );
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 150);
  });
  show();
}

/** What else stands in the form: nobody should choose their own name or birthday. */
function othersOf(input: HTMLInputElement): string[] {
  return [...input.form?.elements ?? []].flatMap((other) =>
    other instanceof HTMLInputElement && other.type !== "password" && other.type !== "hidden"
      ? [other.value]
      : []
  );
}

function barOf(level: number): HTMLElement {
  const bar = document.createElement("span");
  bar.className = "strength__bar";
  bar.setAttribute("aria-hidden", "true");
  for (let step = 1; step <= 4; step++) {
    const part = document.createElement("span");
    if (step <= level) part.className = "strength__on";
    bar.append(part);
  }
  return bar;
}
