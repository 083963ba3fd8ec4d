/** Line drawings on a 24 px grid, stroked with the text's colour. */
const PATHS = {
  alert:
    "M12 8.5v4.5m0 3.5v.01M10.3 4.2 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z",
  arrow: "M5 12h14m-6-6 6 6-6 6",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15L6 17Zm4 4h4",
  building: "M5 21V5.5A1.5 1.5 0 0 1 6.5 4h11A1.5 1.5 0 0 1 19 5.5V21M3 21h18M12 7.5v5M9.5 10h5M10 21v-4h4v4",
  check: "m5 12.5 4.5 4.5L19 7.5",
  chevron: "m6 9 6 6 6-6",
  clock: "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  close: "m6 6 12 12M18 6 6 18",
  door: "M6 21V4.5A1.5 1.5 0 0 1 7.5 3h9A1.5 1.5 0 0 1 18 4.5V21M3 21h18m-6.5-9v.01",
  home: "m4 11 8-7 8 7v8.5a1.5 1.5 0 0 1-1.5 1.5H15v-6H9v6H5.5A1.5 1.5 0 0 1 4 19.5V11Z",
  info: "M12 11v5.5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  lock:
    "M7.5 10.5V8a4.5 4.5 0 0 1 9 0v2.5M6 10.5h12a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1Z",
  megaphone: "M4 10v4h3l8 4.5v-13L7 10H4Zm14.5-.5a4 4 0 0 1 0 5M8 14.5 9.5 20h2.2",
  people:
    "M9 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM2.5 20a6.5 6.5 0 0 1 13 0m.5-8.7a3.5 3.5 0 0 0 0-6.8m2.2 10.2A6.4 6.4 0 0 1 21.5 20",
  pause: "M9 5.5v13m6-13v13",
  phone:
    "M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3Zm3 15h2",
  play: "m8 5 11 7-11 7V5Z",
  plus: "M12 5v14M5 12h14",
  queue: "M4 6.5h10M4 12h16M4 17.5h13",
  refresh: "M20 5v5h-5M4 19v-5h5m10.3-4A7.8 7.8 0 0 0 5.6 8.2M4.7 14a7.8 7.8 0 0 0 13.7 1.8",
  screen:
    "M4.5 4h15A1.5 1.5 0 0 1 21 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4ZM8.5 20h7M12 16v4",
  search: "m20 20-4.5-4.5M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Z",
  shield: "M12 3.5 5 6v5.5c0 4.4 2.9 7.6 7 9 4.1-1.4 7-4.6 7-9V6l-7-2.5Zm-3 8.7 2.2 2.2L15.2 10",
  signal_off:
    "m4 4 16 16M8.6 15.4a5 5 0 0 1 4.9-1.2m2.9-2.9a9 9 0 0 0-3.9-1.2M5.6 11.9a9 9 0 0 1 2.6-1.4m11-1.4a13 13 0 0 0-9-2.9M2.8 9a13 13 0 0 1 2.4-1.5M12 18.5v.01",
  sound: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4Zm12-1a5 5 0 0 1 0 7m2.5-9.5a8.5 8.5 0 0 1 0 12",
  stethoscope:
    "M6 4H4.5v5a4.5 4.5 0 0 0 9 0V4H12M9 13.5V16a5 5 0 0 0 10 0v-2.5m0 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  ticket:
    "M4 8a1.5 1.5 0 0 1 1.5-1.5h13A1.5 1.5 0 0 1 20 8v2a2 2 0 0 0 0 4v2a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16v-2a2 2 0 0 0 0-4V8Zm10-1.5v11",
  user: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside words; it says nothing to a screen reader, so the words must. */
export function Icon({ name, class: className }: { name: IconName; class?: string }) {
  return (
    <svg
      class={className ? `icon ${className}` : "icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
