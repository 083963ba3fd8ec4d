import type { Phrases } from "../pt_BR.ts";

/** "0-11" as "0 to 11", "80+" as "80 or more". */
const band = (name: string, unit: string) =>
  name.endsWith("+") ? `${name.slice(0, -1)} ${unit} or more` : `${name.replace("-", " to ")} ${unit}`;

export const PHRASES: Phrases = {
  hour: (hour) => `at ${hour}:00`,
  weekdays: [
    "on Mondays",
    "on Tuesdays",
    "on Wednesdays",
    "on Thursdays",
    "on Fridays",
    "on Saturdays",
    "on Sundays",
  ],
  day: (name) => `on ${name}`,
  week: (name) => `in the week of ${name}`,
  month: (name) => `in ${name}`,
  risks: {
    red: "in red",
    orange: "in orange",
    yellow: "in yellow",
    green: "in green",
    blue: "in blue",
    none: "without a colour",
  },
  priorities: {
    elderly_80: "among people of 80 and older",
    elderly: "among people of 60 and older",
    disability: "among people with a disability",
    autism: "among people with autism",
    pregnant: "among pregnant women",
    lactating: "among lactating women",
    with_small_child: "among people with a small child",
    obese: "among people with obesity",
    reduced_mobility: "among people of reduced mobility",
    blood_donor: "among blood donors",
    none: "among people without legal priority",
  },
  service: (name) => `in ${name}`,
  professional: (name) => `with ${name}`,
  room: (name) => `in ${name}`,
  status: (name) => `with status “${name}”`,
  age_band: (name) => `at ${band(name, "years")}`,
  wait_band: (name) => `with a wait of ${band(name, "min")}`,
  none: {
    day: "without a day",
    week: "without a week",
    month: "without a month",
    service: "without a service",
    professional: "without a professional",
    room: "without a room",
    status: "without a status",
    age_band: "of unknown age",
    wait_band: "without a wait until care",
  },
};
