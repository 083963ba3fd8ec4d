import { useBoard } from "./board_page.ts";

/** A key that can be pressed instead; spoken by `aria-keyshortcuts`. */
export function Key({ name }: { name: string }) {
  const { desk } = useBoard();
  return desk.shortcuts.value ? <kbd aria-hidden="true">{name}</kbd> : null;
}
