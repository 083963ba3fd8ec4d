import type { FormDrafts } from "../../state/form_drafts.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export interface DraftOptions {
  drafts: FormDrafts;
  /** Names the form among all drafts of the tab. */
  name: string;
  /** Whether what was typed may come back now. */
  isBack: boolean;
}

/** What a form can do with its draft. */
export interface Draft {
  /** Whether something was put back that the page did not show. */
  isRestored: boolean;
  /** Forgets it, because it was sent or is not wanted. */
  forget(): void;
  /** Ends the keeping; what is kept stays. */
  stop(): void;
}

/** Kinds of control whose content is nobody's to keep, or that cannot be filled by a script. */
const NEVER = ["password", "hidden", "file", "submit", "button", "reset", "image"];

/**
 * Keeps what is typed into a form until it is sent, and puts it back after a reload. Only what somebody has touched is
 * kept: everything else comes from the server, which may know better by now. Passwords and whatever stands in
 * `data-sensitive` are never kept.
 */
export function keepDraft(form: HTMLFormElement, { drafts, name, isBack }: DraftOptions): Draft {
  if (!isBack) drafts.remove(name);
  const kept = { ...drafts.read(name) };
  const isRestored = restore(form, kept);
  const note = ({ target }: Event) => {
    const entry = entriesOf(form).find(([, control]) => control === target);
    if (!entry) return;
    if (isDocument(entry[1])) delete kept[entry[0]];
    else kept[entry[0]] = valueOf(entry[1]);
    noteRivals(form, entry[1], kept);
    drafts.write(name, kept);
  };
  const forget = () => {
    for (const key of Object.keys(kept)) delete kept[key];
    drafts.remove(name);
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  return {
    isRestored,
    forget,
    stop() {
      form.removeEventListener("input", note);
      form.removeEventListener("change", note);
    },
  };
}

/** Whether the browser shows a page again that it has shown before: nobody has asked for a new form. */
export function isPageBack(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry !== undefined && "type" in entry && entry.type !== "navigate";
}

/** The other choices of a radio button's group lose theirs when it is pressed. */
function noteRivals(form: HTMLFormElement, pressed: Control, kept: Record<string, string>): void {
  if (!(pressed instanceof HTMLInputElement) || pressed.type !== "radio") return;
  for (const [key, control] of entriesOf(form)) {
    if (control.name === pressed.name) kept[key] = valueOf(control);
  }
}

function restore(form: HTMLFormElement, kept: Readonly<Record<string, string>>): boolean {
  let isRestored = false;
  for (const [key, control] of entriesOf(form)) {
    const value = kept[key];
    if (value === undefined || value === valueOf(control)) continue;
    // What is no choice any more would leave a list with nothing chosen.
    if (control instanceof HTMLSelectElement && ![...control.options].some((one) => one.value === value)) {
      continue;
    }
    if (isTick(control)) control.checked = value === "on";
    else control.value = value;
    // Masks and islands hear of it as of a key.
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    isRestored = true;
  }
  return isRestored;
}

/** The controls that are kept, each under a name of its own: several may share one. */
function entriesOf(form: HTMLFormElement): [string, Control][] {
  const seen = new Map<string, number>();
  return [...form.elements].filter(isKept).map((control) => {
    const count = seen.get(control.name) ?? 0;
    seen.set(control.name, count + 1);
    return [`${control.name}#${count}`, control];
  });
}

function isKept(element: Element): element is Control {
  if (element.closest("[data-sensitive]")) return false;
  if (element instanceof HTMLInputElement) return element.name !== "" && !NEVER.includes(element.type);
  return (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) &&
    element.name !== "";
}

/** A CPF or CNS where a name is asked for: people look for others by their number there. */
function isDocument({ type, value }: Control): boolean {
  return type === "text" && /^[\d\s./-]+$/.test(value) && value.replace(/\D/g, "").length >= 11;
}

function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

function valueOf(control: Control): string {
  if (isTick(control)) return control.checked ? "on" : "off";
  return control.value;
}
