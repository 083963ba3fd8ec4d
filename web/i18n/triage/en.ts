import type { TriageMessages } from "./pt_BR.ts";

/** What the triage desk says. */
export const triage: TriageMessages = {
  title: "Triage",
  intro: "Arrivals wait here until they have a risk class.",
  notAllowed: "Triage is for nurses and physicians",
  notAllowedText: "The reception follows the wait on the queue board (COFEN 661/2021).",
  openBoard: "Open the queue",
  needsScript:
    "To classify, turn on JavaScript in this browser. The list is that of the moment the page opened.",

  worse: "Say that they got worse",
  waiting: "Waiting for triage",
  waitingEmpty: "Nobody waits for triage.",
  unclassified: "Without a class",
  classified: "Classified, waiting",
  classifiedEmpty: "Nobody with a class is waiting.",
  arrived: (time) => `arrived ${time} ago`,
  lookLate: (time) => `look overdue by ${time}`,
  dueIn: (time) => `limit in ${time}`,
  overBy: (time) => `limit passed ${time} ago`,
  dueNow: "limit now",
  reading: "Reading the name…",

  forecast: {
    label: "Forecast of limits",
    none: (minutes) => `Nobody passes their limit in the next ${minutes} min.`,
    passed: (count) =>
      count === 1 ? "1 patient at the limit or past it" : `${count} patients at the limit or past it`,
    passing: (count, ending, minutes) =>
      count < ending
        ? `${ending} limits end within the next ${minutes} min, ${count} of them before the call by the forecast`
        : count === 1
        ? `1 patient passes the limit within the next ${minutes} min`
        : `${count} patients pass their limit within the next ${minutes} min`,
    inTime: (ending, minutes) =>
      ending === 1
        ? `1 limit ends within the next ${minutes} min; by the forecast the call comes before`
        : `${ending} limits end within the next ${minutes} min; by the forecast all are called before`,
    ending: (ending, minutes) =>
      `${
        ending === 1 ? "1 limit ends" : `${ending} limits end`
      } within the next ${minutes} min; no forecast of calls`,
    unknown: "No forecast just now.",
  },
  alarm: {
    title: (count) =>
      count === 1
        ? "1 patient is past the time of the class"
        : `${count} patients are past the time of their class`,
    text: "Assess again or call now. This stays until somebody at this desk takes note.",
    see: (who) => `Classify again: ${who}`,
    take: "Noted",
    takeOf: (who) => `Noted: ${who}`,
  },

  form: {
    title: "Classify",
    again: "Classify again",
    choose: "Choose somebody from the list to classify.",
    chooseKeys: "Arrows ↑ ↓ move through the list, Enter opens, N opens the next.",
    complaint: "Main complaint",
    risk: "Risk class",
    riskHint: "Keys 1 to 5 outside of text fields; Alt + 1 to 5 anywhere.",
    discriminator: "Discriminator",
    discriminatorHint: "The finding that decided, as the protocol words it.",
    signs: "Vital signs",
    notes: "Notes",
    optional: "optional",
    classifier: "Who classified",
    classifierHint: "Only nurses and physicians classify: say in whose name you enter it.",
    classifierChoose: "Choose",
    classifierSearch: "Search for who classified",
    classifierMore: "The list has those on shift. Type a name to find the others.",
    classifierNobody: "No active nurse or physician of that name.",
    save: "Save the class",
    saveKeys: "Ctrl + Enter",
    saving: "Saving…",
    errorsTitle: "Please check before going on",
    worseNote: (note) => `The patient wrote: “${note}”`,
    worseNoNote: "The patient said that they got worse.",
    target: (minutes) => minutes === 0 ? "at once" : `within ${minutes} min`,
  },
  history: {
    title: "Earlier classifications",
    by: (name, time) => `${name}, at ${time}`,
    undone: "undone",
    nurse: "nursing",
    doctor: "medicine",
    none: "First classification.",
  },
  saved: (who) => `Class saved: ${who}.`,
  lost: "No answer from the server. What you typed is still here.",
  late: "This patient's state has changed: called already, or gone.",
  signs: {
    systolic: "Systolic BP",
    diastolic: "Diastolic BP",
    heart_rate: "Pulse",
    respiratory_rate: "Breathing",
    temperature: "Temperature",
    spo2: "Saturation",
    glucose: "Glucose",
    pain: "Pain",
  },
  units: {
    systolic: "mmHg",
    diastolic: "mmHg",
    heart_rate: "bpm",
    respiratory_rate: "/min",
    temperature: "°C",
    spo2: "%",
    glucose: "mg/dL",
    pain: "0 to 10",
  },
  fields: {
    required: "Fill in this field.",
    invalid: "Value not accepted.",
    invalid_type: "Write a number.",
    too_small: "Too low: please check.",
    too_big: "Too high: please check.",
    too_long: "Text too long.",
    unknown: "Choose a nurse or physician of this house.",
  },
};
