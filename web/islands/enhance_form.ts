import { MASKS } from "./masks.ts";
import { followPostalCode } from "./postal_code.ts";

/**
 * Makes a plain form kinder: masks while typing, a word on a new password, and a button that says that it was heard.
 * The form works the same without this.
 */
export function enhanceForm(form: HTMLFormElement): void {
  maskInputs(form);
  followPostalCode(form);
  sayBusy(form);
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-strength]")) judgeWhenUsed(input);
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-preview]")) showWhenChosen(input);
}

/** What reads pictures comes with the first one that is chosen. */
function showWhenChosen(input: HTMLInputElement): void {
  const show = async () => (await import("./logo/preview_logo.ts")).showLogo(input);
  input.addEventListener("change", () => void show().catch(() => {}));
}

/** The judge of passwords is larger than all the rest: it comes when somebody is about to choose one. */
function judgeWhenUsed(input: HTMLInputElement): void {
  const load = async () => (await import("./password/show_strength.ts")).showStrength(input);
  const judge = () => void load().catch(() => {});
  // On a slow network somebody may be typing before this has come.
  if (input.value !== "" || document.activeElement === input) judge();
  else input.addEventListener("focus", judge, { once: true });
}

/** Gives every field of a form the mask that it asks for. */
export function maskInputs(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-mask]")) maskInput(input);
}

/** Masks what is typed at the end of the field, and the rest on leaving it: the caret never jumps. */
function maskInput(input: HTMLInputElement): void {
  const mask = Object.entries(MASKS).find(([name]) => name === input.dataset.mask)?.[1];
  if (!mask) return;
  const apply = () => {
    const masked = mask(input.value);
    if (masked !== input.value) input.value = masked;
  };
  apply();
  input.addEventListener("change", apply);
  input.addEventListener("input", (event) => {
    const erasing = event instanceof InputEvent && event.inputType.startsWith("delete");
    if (!erasing && input.selectionStart === input.value.length) apply();
  });
}

/** Refuses a second send while the first is on its way; a page that comes back from history can be sent again. */
function sayBusy(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  if (!button) return;
  const label = button.textContent;
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") return event.preventDefault();
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.busy) button.textContent = button.dataset.busy;
  });
  addEventListener("pageshow", () => {
    button.removeAttribute("aria-disabled");
    button.textContent = label;
  });
}
