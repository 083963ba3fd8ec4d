import { PHRASES } from "./phrases/en.ts";
import type { AnalyticsTexts } from "./pt_BR.ts";

const UNITS = { day: "days", week: "weeks", month: "months", year: "years" };

export const EN: AnalyticsTexts = {
  language: "en",
  dates: "en-GB",
  measures: {
    visits: { name: "Arrivals", definition: "Visits of the period, by the time of arrival." },
    patients: { name: "People", definition: "Different people among the visits of the period." },
    finished: { name: "Completed visits", definition: "Visits of the period that ended with care." },
    wait_mean: {
      name: "Average wait",
      definition:
        "From arrival to the start of the first consultation; mean of the visits that got that far.",
    },
    wait_median: {
      name: "Median wait",
      definition: "Half of the people seen waited up to this long, from arrival to the first consultation.",
    },
    wait_p90: {
      name: "Wait of 9 in 10",
      definition: "Nine in ten people seen waited up to this long, from arrival to the first consultation.",
    },
    triage_wait_mean: {
      name: "Time to triage",
      definition: "From arrival to the first classification; mean.",
    },
    service_mean: {
      name: "Consultation length",
      definition: "From start to end of each consultation; mean.",
    },
    service_median: {
      name: "Median consultation",
      definition: "Half of the consultations took up to this long.",
    },
    stay_mean: { name: "Average stay", definition: "From arrival to the end of completed visits; mean." },
    within_target: {
      name: "Within target",
      definition: "Among people classified and seen, how many waited up to the target of their colour.",
    },
    no_shows: { name: "No-shows", definition: "People who were called and were not there." },
    no_show_share: { name: "No-show rate", definition: "No-shows among closed visits." },
    left: { name: "Left before care", definition: "Visits cancelled before the first consultation." },
    left_share: { name: "Left-before-care rate", definition: "Left before care among closed visits." },
    busy_hours: {
      name: "Hours in consultation",
      definition: "Length of all finished consultations together.",
    },
    age_mean: {
      name: "Average age",
      definition: "Whole years at arrival; mean of those with a date of birth.",
    },
  },
  dimensions: {
    hour: { name: "Hour of arrival", by: "by hour" },
    weekday: { name: "Weekday", by: "by weekday" },
    day: { name: "Day", by: "by day" },
    week: { name: "Week", by: "by week" },
    month: { name: "Month", by: "by month" },
    risk: { name: "Risk", by: "by colour" },
    priority: { name: "Legal priority", by: "by legal priority" },
    service: { name: "Service", by: "by service" },
    professional: { name: "Professional", by: "by professional" },
    room: { name: "Room", by: "by room" },
    status: { name: "Status", by: "by status" },
    age_band: { name: "Age group", by: "by age group" },
    wait_band: { name: "Wait (min)", by: "by length of wait" },
  },
  risks: {
    red: "Red",
    orange: "Orange",
    yellow: "Yellow",
    green: "Green",
    blue: "Blue",
    none: "Not classified",
  },
  priorities: {
    elderly_80: "80 and older",
    elderly: "60 and older",
    disability: "Disability",
    autism: "Autism",
    pregnant: "Pregnant",
    lactating: "Lactating",
    with_small_child: "With a small child",
    obese: "Obesity",
    reduced_mobility: "Reduced mobility",
    blood_donor: "Blood donor",
    none: "No legal priority",
  },
  statuses: {
    awaiting_triage: "Awaiting triage",
    waiting: "Waiting",
    called: "Called",
    in_service: "In service",
    awaiting_return: "Awaiting return",
    finished: "Finished",
    cancelled: "Cancelled",
    no_show: "No-show",
  },
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  units: {
    count: (figure) => figure,
    minutes: (figure) => `${figure} min`,
    percent: (figure) => `${figure}%`,
    hours: (figure) => `${figure} h`,
    years: (figure) => `${figure} years`,
  },
  none: "Not given",
  everything: "all services",
  only: (filters) => `only ${filters.join(", ")}`,
  except: (filters) => `except ${filters.join(", ")}`,
  hours: (from, to) => `from ${from}:00 to ${to}:00`,
  hour: (hour) => `${hour}:00`,
  phrases: PHRASES,
  period(period, { from, to }) {
    if (period.kind === "absolute") return from === to ? from : `${from} to ${to}`;
    const { unit, offset, count } = period;
    if (count === 1 && unit === "day" && offset < 2) return offset === 0 ? "today" : "yesterday";
    if (count === 1 && offset === 0) return `this ${unit}`;
    if (count === 1 && offset === 1) return `last ${unit}`;
    if (offset > 0) return from === to ? from : `${from} to ${to}`;
    return `last ${count} ${UNITS[unit]}`;
  },
  compared: "compared with the period before",
  before: (measure) => `${measure}, before`,
  takeaway: {
    total: ({ measure, figure, period }) => `${measure}, ${period}: ${figure}.`,
    range: ({ measure, most, mostAt, least, leastAt }) =>
      `${measure}: highest ${mostAt} (${most}), lowest ${leastAt} (${least}).`,
    one: ({ measure, figure, at }) => `${measure} ${at}: ${figure}.`,
    change: (before) => `In the period before: ${before}.`,
    nothing: "There are no visits in this period.",
    hidden: "Groups of fewer than 5 people are not shown.",
  },
  notUnderstood: (words) =>
    words.length > 0
      ? `I cannot answer about “${
        words.join("”, “")
      }”. I can count visits, waits, consultations and no-shows.`
      : "I did not understand the question. I can count visits, waits, consultations and no-shows.",
  now:
    "The queue shows who is waiting or being seen right now. Here I count visits of a period, like today or the past week.",
  examples: [
    "What was the average wait by hour in the past week?",
    "How many people arrived by day this month?",
    "Median wait by colour in the last 30 days",
    "What percent were seen within target by colour?",
    "Completed visits by professional last month",
    "Which weekday is busiest?",
    "No-show rate by weekday",
    "Who left before being seen by hour in the last 3 months",
    "Consultation length by service",
    "Distribution of waits in the last 30 days",
    "Arrivals by hour and weekday",
    "Compare this month's average wait with last month",
    "Patients by age group this year",
    "Hours of consultation by room last week",
  ],
};
