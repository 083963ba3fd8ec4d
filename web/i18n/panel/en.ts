import type { PanelMessages } from "./pt_BR.ts";

export const panel = {
  title: "Call panel",
  calling: "Calling now",
  again: "Calling again",
  last_call: "Last call",
  code: "Ticket",
  last: "Earlier calls",
  idle: "Make yourself comfortable",
  idle_text: "Your ticket appears here when it is your turn.",
  start: "Start panel",
  start_text: "No sound: tap once to turn on the bell and the voice.",
  sound_on: "Sound on",
  clock: "Time",
  connection: {
    connecting: "Connecting",
    live: "Live",
    reconnecting: "Reconnecting",
    offline: "No connection since {time}: please call aloud",
  },
  noscript: "This panel needs JavaScript to call with sound. It refreshes every 30 seconds.",
  speech: {
    code: "Ticket {code}.",
    room: "{room}.",
    digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  },
  not_found: {
    title: "We cannot find this panel",
    text: "Check the address with the clinic: it is on the queue screen, under TV panel.",
  },
  unavailable: {
    title: "No connection to the clinic",
    text: "The panel comes back by itself in a few seconds.",
  },
} satisfies PanelMessages;
