import type { TicketMessages } from "./pt_BR.ts";

export const ticket = {
  title: "Ticket {code}",
  your_code: "Your ticket",
  noscript: "This page refreshes itself every 30 seconds.",
  phases: {
    label: "Steps of your visit",
    arrival: "Arrival",
    triage: "Triage",
    waiting: "Waiting",
    called: "Called",
    in_service: "With the doctor",
    done: "done",
    now: "now",
  },
  triage: {
    headline: "Please wait for triage",
    text: "A nurse will listen to you and see how urgent your case is. Then we show your place in the queue.",
  },
  waiting: {
    next: "You are next",
    next_text: "Stay close: we will call you soon.",
    one: "One person before you",
    other: "{count} people before you",
    text: "You can wait calmly. We will tell you here when it is your turn.",
    position: "Your place in the queue: {position}",
  },
  wait: {
    label: "Waiting time",
    range: "about {about}, up to {up_to}",
    up_to: "up to {up_to}",
    minutes: "{minutes} min",
    hours: "{hours}\u00a0h",
    hours_minutes: "{hours}\u00a0h\u00a0{minutes}\u00a0min",
    unknown: "We do not know yet",
    unknown_text: "It will show here as soon as we can tell.",
    urgent: "As soon as possible",
    urgent_text: "Your case goes first. The team will call you as soon as they can; please stay here.",
    text: "This is an estimate: more urgent cases go first.",
    kept: "In the last 30 days, {kept} of 10 people waited no longer than we said.",
  },
  risk: {
    label: "Your class",
    red: "You need care at once.",
    orange: "You need care very soon. If you feel worse, tell the team right away.",
    yellow: "Your case needs attention and you can wait a little. If you feel worse, tell the team.",
    green: "Your case is not serious. You can wait; more serious cases go first.",
    blue: "Your case is simple. You can wait; more urgent cases go first.",
  },
  called: {
    headline: "It is your turn!",
    again: "We are calling you again!",
    room: "Go to",
    text: "Please go there now.",
    no_room: "Go to the reception desk: the team is waiting for you.",
  },
  in_service: {
    headline: "You are being seen",
    text: "You can put your phone away. If you need to queue again, this page shows your new place.",
  },
  away: {
    headline: "You come back after your tests",
    text: "When they are done, tell the reception. You join the queue again and can follow it here.",
  },
  finished: {
    headline: "Visit finished",
    text: "Thank you for your patience, and get well soon! You can close this page.",
  },
  cancelled: {
    headline: "Ticket cancelled",
    text: "If this was a mistake, or you still need care, please talk to the reception.",
  },
  no_show: {
    headline: "We called and could not find you",
    text: "Do you still want to be seen? Talk to the reception: they can put you back in the queue.",
  },
  closed: {
    headline: "The clinic has closed its account on Vez",
    text: "This ticket is no longer valid. If you still need care, ask at the reception.",
  },
  lists: {
    last: "Last calls",
    last_empty: "Nobody has been called yet.",
    next: "Next",
    next_empty: "Nobody is waiting.",
    you: "you",
  },
  connection: {
    updated: "Updated at {time}",
    connecting: "Connecting…",
    live: "Live",
    reconnecting: "Reconnecting…",
    offline: "No connection: listen for the call on the panel",
  },
  alerts: {
    label: "Tell me with sound and vibration",
    on: "On",
    off: "Off",
    locked: "Tap to turn on",
  },
  print: {
    arrived: "Arrival: {time}",
    follow: "Follow on your phone",
  },
  not_found: {
    title: "We cannot find this ticket",
    text: "The address may be incomplete or the ticket is old. The reception can show you the code again.",
  },
  unavailable: {
    title: "We cannot read your ticket right now",
    text: "Your place in the queue is safe. Listen for the call on the panel; we try again in a few seconds.",
  },
} satisfies TicketMessages;
