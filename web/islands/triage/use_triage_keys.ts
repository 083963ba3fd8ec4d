import { useEffect } from "preact/hooks";
import { RISKS } from "../../../edge/domain/risk.ts";
import { isTyping, moveRow } from "../board/use_shortcuts.ts";
import { focusForm, type TriagePage } from "./triage_page.ts";

/** Lets the desk be worked by keys alone: arrows, N, 1 to 5, Ctrl + Enter. */
export function useTriageKeys({ desk }: TriagePage): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat && !event.key.startsWith("Arrow")) return;
      const isText = isTyping(event.target) && !isRadio(event.target);
      const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1];
      if (event.ctrlKey && event.key === "Enter") return submit(event);
      if (digit && !event.ctrlKey && !event.metaKey && (event.altKey || !isText)) {
        return choose(event, Number(digit));
      }
      if (isText || isRadio(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") moveRow(event);
      else if (event.key.toLowerCase() === "n") {
        event.preventDefault();
        desk.selectNext();
        focusForm();
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function isRadio(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "radio";
}

function submit(event: KeyboardEvent) {
  event.preventDefault();
  const form = document.getElementById("triage-form");
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

function choose(event: KeyboardEvent, digit: number) {
  const radio = document.querySelector<HTMLInputElement>(`input[name=risk][value=${RISKS[digit - 1]}]`);
  if (!radio) return;
  event.preventDefault();
  // A click, not a mark: whoever keeps drafts hears of it.
  radio.click();
}
