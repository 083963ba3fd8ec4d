import type { OwnAnswer } from "../../backend/own_ticket.ts";
import type { TicketView } from "../../state/create_ticket.ts";
import { fill, type TicketWords } from "./words.ts";

interface PhaseStepsProps {
  view: TicketView;
  /** The house has a triage: places without one do not show the step. */
  hasTriage: boolean;
  /** When each phase began; null while it is not known. */
  times: OwnAnswer | null;
  /** An instant of the clinic's clock, in words. */
  clock: (epochSeconds: number) => string;
  t: TicketWords["phases"];
}

const STEPS = ["arrival", "triage", "waiting", "called", "in_service", "away"] as const;
/** Which of the times says when a step began. */
const TIME_OF = {
  arrival: "arrived",
  triage: "triaged",
  waiting: null,
  called: "called",
  in_service: "started",
  away: "finished",
} as const satisfies Record<(typeof STEPS)[number], keyof OwnAnswer | null>;
type Step = (typeof STEPS)[number];
type Progress = "done" | "now" | "next";

/** Where the visit stands between arrival and consultation. */
export function PhaseSteps({ view, hasTriage, times, clock, t }: PhaseStepsProps) {
  const present = stepOf(view);
  const steps = STEPS.filter((step) =>
    step === present || step !== "away" && (step !== "triage" || hasTriage)
  );
  const timeOf = (step: Step) => {
    const name = TIME_OF[step];
    const at = name && times ? times[name] : null;
    return at === null ? null : clock(at);
  };
  return (
    <ol class="steps" aria-label={t.label}>
      {steps.map((step) => (
        <PhaseStep
          key={step}
          label={t[step]}
          progress={progressOf(step, present)}
          time={timeOf(step)}
          t={t}
        />
      ))}
    </ol>
  );
}

interface PhaseStepProps {
  label: string;
  progress: Progress;
  time: string | null;
  t: TicketWords["phases"];
}

function PhaseStep({ label, progress, time, t }: PhaseStepProps) {
  return (
    <li class={`steps__step steps__step--${progress}`} aria-current={progress === "now" ? "step" : undefined}>
      <svg class="steps__mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="10.5" />
        {progress === "done" && <path d="m7.5 12.4 3 3 6-6.4" />}
        {progress === "now" && <circle class="steps__dot" cx="12" cy="12" r="4.5" />}
      </svg>
      <span class="steps__label">{label}</span>
      {progress !== "next" && <span class="steps__state">{stateOf(progress, time, t)}</span>}
    </li>
  );
}

/** "concluída às 14:32": the word for those who do not see the mark, the time for everybody. */
function stateOf(progress: Progress, time: string | null, t: TicketWords["phases"]) {
  if (progress === "now") return time ? fill(t.since, { time }) : t.now;
  if (!time) return t.done;
  return (
    <>
      <span class="visually-hidden">{t.done}</span> {fill(t.at, { time })}
    </>
  );
}

/** The step of a view; none once the visit is over. */
function stepOf(view: TicketView): Step | null {
  return view.phase === "ended" ? null : view.phase;
}

function progressOf(step: Step, present: Step | null): Progress {
  if (step === present) return "now";
  return present !== null && STEPS.indexOf(step) < STEPS.indexOf(present) ? "done" : "next";
}
