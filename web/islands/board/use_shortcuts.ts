import { useEffect } from "preact/hooks";
import type { BoardPage } from "./board_page.ts";
import { shownServices } from "./looking.ts";
import { performCallNext } from "./perform.ts";

/** Lets the board be worked by keys alone; none of them fires while somebody types or a window is open. */
export function useShortcuts(page: BoardPage): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey ||
        event.repeat && !isArrow(event)
      ) return;
      if (document.querySelector("dialog[open]")) return;
      if (isTyping(event.target) && !leavesSearch(event)) return;
      if (isArrow(event)) return moveRow(event);
      if (page.desk.shortcuts.value && press(page, event.key.toLowerCase())) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** Does what a single key stands for; false for any other key. */
function press(page: BoardPage, key: string): boolean {
  switch (key) {
    case "n":
      performCallNext(page);
      return true;
    case "a":
      page.dialog.value = { kind: "patient" };
      return true;
    case "?":
      page.dialog.value = { kind: "shortcuts" };
      return true;
    case "/":
      document.getElementById("search")?.focus();
      return true;
    case "e":
      page.dialog.value = { kind: "presence" };
      return true;
    case "l":
      page.lateOnly.value = !page.lateOnly.value;
      return true;
    default:
      return pressDigit(page, key);
  }
}

/** 0 shows every service, 1 to 9 the first nine. */
function pressDigit(page: BoardPage, key: string): boolean {
  const services = shownServices(page);
  if (services.length < 2 || !/^[0-9]$/.test(key)) return false;
  const service = key === "0" ? null : services[Number(key) - 1]?.id;
  if (service !== undefined) page.desk.chooseService(service);
  return true;
}

/** The arrow from the search to what it found. */
function leavesSearch(event: KeyboardEvent): boolean {
  return event.key === "ArrowDown" && event.target instanceof Element && event.target.id === "search";
}

function isArrow(event: KeyboardEvent): boolean {
  return event.key === "ArrowDown" || event.key === "ArrowUp";
}

/** Whether keys write something where the event came from. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Moves the focus to the row before or after the one that has it, across the sections. */
export function moveRow(event: KeyboardEvent): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  if (rows.length === 0) return;
  event.preventDefault();
  const held = event.target instanceof Element ? event.target.closest("[data-visit]") : null;
  const index = rows.findIndex((row) => held?.contains(row));
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = index < 0 ? 0 : Math.min(Math.max(index + step, 0), rows.length - 1);
  rows[next].focus();
}
