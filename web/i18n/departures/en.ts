import type { DeparturesMessages } from "./pt_BR.ts";

export const departures = {
  title: "Calls out of order",
  intro:
    "Who called somebody before their turn, when and why. Each entry keeps the mark of the one before: nothing can be changed unseen.",
  link: "Calls out of order",
  check: {
    whole: (entries) =>
      entries === 0
        ? "The log is whole: no call out of order so far."
        : entries === 1
        ? "The log is whole: 1 call, checked just now."
        : `The log is whole: ${entries} calls, checked just now, one by one.`,
    broken: (number) =>
      `The log was changed from outside of Vez: number ${number} does not fit those before. Keep this notice and tell whoever looks after the database.`,
    head: "Mark of the last entry",
  },
  empty: "Nobody was called out of order.",
  empty_filtered: "Change or clear the filters to see other calls.",
  csv: "Download CSV",
  older: "Older",
  newest: "Newest",
  filter: {
    label: "Filter the calls",
    actor: "Person",
    from: "From",
    to: "To",
    all: "All",
    submit: "Filter",
    clear: "Clear filters",
    wrong_day: "Write a date that exists.",
  },
  columns: {
    number: "No.",
    at: "When",
    actor: "Who called",
    code: "Called",
    reason: "Reason",
    passed: "Before",
  },
  passed: (codes, more) => more > 0 ? `${codes} and ${more} more` : codes,
  gone: "Somebody who left the team",
} satisfies DeparturesMessages;
