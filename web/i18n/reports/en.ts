import type { Messages } from "../pt_BR.ts";

export const reports: Messages["reports"] = {
  waits: {
    title: "Waiting times",
    link: "How right waiting times were",
    intro: "In the last 30 days: what we told people who began to wait, and how long they really waited.",
    kept: "{kept} of 10 waited no longer than we said",
    summary:
      "On average we were off by {error} min. The mean of the two hours before would be off by {plain_error} min.",
    summary_alone: "On average we were off by {error} min.",
    by_risk: "By risk class",
    by_hour: "By hour of the day",
    columns: {
      risk: "Risk class",
      hour: "Hour",
      count: "People",
      error: "Mean error",
      plain_error: "Error of the plain mean",
      kept: "Within what we said",
    },
    unclassified: "Not classified",
    minutes: "{minutes} min",
    unknown: "–",
    empty: "There are no waits to compare yet",
    empty_text:
      "Whoever begins to wait after the first finished consultation is told a wait. It appears here once that person is seen.",
  },
};
