import type { ClinicMessages } from "./pt_BR.ts";

export const clinic: ClinicMessages = {
  open: "Open now",
  closed: "Closed now",
  description: "Services, opening hours and waits of {place}.",
  hours: "Opening hours",
  closed_day: "closed",
  today: "today",
  contact: "Where it is",
  phone: "Phone",
  services: "Waits now",
  services_text: "For whoever arrives now. More urgent cases go first.",
  waiting: { none: "Nobody waiting", one: "One person waiting", other: "{count} people waiting" },
  wait: "now {wait}",
  wait_unknown: "We do not know the wait yet",
  remote: {
    title: "Take a ticket by phone",
    intro: {
      ticket:
        "You keep your place now and confirm at the reception within {limit}. If you do not, the ticket lapses. Nobody is called before confirming.",
      arrival:
        "You register now and confirm at the reception within {limit}. Your place in the queue counts from your arrival at the clinic.",
    },
    urgent: "Is it serious? Do not wait: go straight to the clinic or call 192 (SAMU).",
    off: "This clinic gives no tickets by phone: take one at the reception.",
    closed: "The clinic is closed now. Come back here within the opening hours to take a ticket.",
    full:
      "There are no tickets by phone left for the moment. Try again in a few minutes or come to the reception.",
    service: "What for",
    name: "Full name",
    birth_date: "Date of birth",
    birth_date_hint: "Day, month and year, such as 25/03/1980.",
    symptoms: "What you have or need",
    symptoms_hint: "Only health staff read it.",
    cpf: "CPF",
    cpf_hint: "Helps the reception find your record. It shows nothing about you.",
    priority: "Priority by law",
    priority_hint: "The reception confirms it. At 60 or more the date of birth is enough.",
    priority_none: "None",
    submit: "Take a ticket",
    submit_busy: "Taking the ticket…",
    privacy: "If you do not come, we delete what you wrote.",
    yours: "Your ticket",
  },
  problems: {
    already_in_queue:
      "There is a ticket for this person already. If it is yours, open the link that you got or ask at the reception.",
    too_many_requests:
      "Many tickets were taken from here in a short time. Wait a few minutes or ask at the reception.",
    remote_ticket_over: "This ticket is over. Take a new one or ask at the reception.",
  },
  field_errors: {
    "name.required": "Write your full name.",
    "name.too_short": "The name needs at least 2 letters.",
    "birth_date.required": "Write your date of birth.",
    "birth_date.invalid_format": "Write the date with day, month and year, such as 25/03/1980.",
    "symptoms.required": "Write in a few words what you have or need.",
    "symptoms.too_short": "Write in a few words what you have or need.",
    "key.unknown": "This is not the code of the poster. Check the 8 letters and numbers.",
    "key.required": "Write the code of the poster.",
  },
  ticket: {
    your_code: "Your ticket",
    expected: {
      headline: "Confirm your arrival by {time}",
      text:
        "At the reception show this screen, or scan the poster with the QR code. After {time} this ticket lapses.",
    },
    lapsed: {
      headline: "This ticket has lapsed",
      text:
        "The time to confirm the arrival ended at {time}. We deleted what you wrote. Take a new ticket or ask at the reception.",
    },
    left: {
      headline: "Ticket given back",
      text: "We deleted what you wrote. If you change your mind, take a new one.",
    },
    place: {
      label: "If you confirmed now",
      next: "You would be next",
      one: "One person would be seen before you",
      other: "{count} people would be seen before you",
      expected_one: "One more person took a ticket by phone before you and may yet arrive.",
      expected_other: "{count} more people took a ticket by phone before you and may yet arrive.",
      triage: "There is triage on arrival: how urgent a case is decides the order.",
      ticket: "Your place counts from when you took the ticket, but nobody is called before confirming.",
      arrival: "Your place counts from when you confirm your arrival.",
    },
    wait: "Wait after confirming: {wait}",
    wait_unknown: "We do not know how long the wait is yet.",
    updated: "Updated at {time}",
    offline: "No connection. This is what we knew at {time}.",
    qr: "QR code of ticket {code}",
    qr_text: "The reception reads this code to confirm your arrival.",
    arrive: {
      title: "I am here",
      text: "Scan the QR code of the reception's poster with your camera, or write its code here.",
      key: "Code of the poster",
      submit: "Confirm arrival",
      here: "Are you at the reception of {place}?",
      none:
        "We found no ticket of yours on this phone. Open the link of your ticket and write the poster's code there: {key}",
      take: "See the clinic's page",
    },
    leave: {
      title: "I am not coming",
      text: "You lose your place and we delete what you wrote.",
      submit: "Give the ticket back",
    },
    again: "Take a new ticket",
  },
};
