import type { PanelMessages } from "./pt_BR.ts";

export const panel = {
  title: "Call panel",
  noscript: "This panel needs JavaScript to call with sound. It refreshes every 30 seconds.",
  not_found: {
    title: "We cannot find this panel",
    text:
      "The address has changed or the clinic has closed it. To use this TV as a panel, open the address /painel on it: it shows a code for the clinic to enter.",
  },
  unavailable: {
    title: "No connection to the clinic",
    text: "The panel comes back by itself in a few seconds.",
  },
  pairing: {
    title: "Connect this TV",
    starting: "Connecting…",
    offline: "No connection. Trying again…",
    noscript: "To be a panel, this TV needs a browser with JavaScript.",
    code: "Code of this TV",
    lead: "Enter this code in Vez to turn this TV into a call panel.",
    steps: {
      open: "On the clinic's computer, sign in to Vez and open Panels.",
      choose: "Choose the panel, or add a new one.",
      type: "Enter the code. The TV starts by itself.",
    },
    renewed: "The code is good for ten minutes and renews itself.",
  },
  screen: {
    calling: "Now calling",
    again: "Calling again",
    last_call: "Last call",
    last: "Earlier calls",
    idle: "Make yourself comfortable",
    idle_text: "Your ticket appears here when it is your turn.",
    start: "Start panel",
    start_text: "No sound: tap to turn on the bell and the voice.",
    sound_on: "Sound on",
    closed: "This clinic has closed this panel for good. Please ask at the reception.",
    clock: "Time",
    no_room: "Reception desk",
    waits: {
      title: "Whoever comes now waits",
      range: "about {about}, up to {up_to}",
      up_to: "up to {up_to}",
    },
    connection: {
      connecting: "Connecting",
      live: "Live",
      reconnecting: "Reconnecting",
      offline: "No connection since {time}: please call aloud",
    },
    speech: {
      code: "Ticket {code}.",
      name: "{name}.",
      room: "{room}.",
      no_room: "Go to the reception desk.",
      digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    },
  },
} satisfies PanelMessages;
