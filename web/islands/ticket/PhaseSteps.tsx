import type { TicketView } from "../../state/create_ticket.ts";
import type { TicketWords } from "./words.ts";

interface PhaseStepsProps {
  view: TicketView;
  /** The house has a triage: places without one do not show the step. */
  hasTriage: boolean;
  t: TicketWords["phases"];
}

const STEPS = ["arrival", "triage", "waiting", "called", "in_service"] as const;
type Step = (typeof STEPS)[number];
type Progress = "done" | "now" | "next";

/** Where the visit stands between arrival and consultation. */
export function PhaseSteps({ view, hasTriage, t }: PhaseStepsProps) {
  const present = stepOf(view);
  const steps = STEPS.filter((step) => step !== "triage" || hasTriage || present === "triage");
  return (
    <ol class="steps" aria-label={t.label}>
      {steps.map((step) => (
        <PhaseStep
          key={step}
          label={t[step]}
          progress={progressOf(step, present)}
          t={t}
        />
      ))}
    </ol>
  );
}

function PhaseStep({ label, progress, t }: { label: string; progress: Progress; t: TicketWords["phases"] }) {
  return (
    <li class={`steps__step steps__step--${progress}`} aria-current={progress === "now" ? "step" : undefined}>
      <svg class="steps__mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="10.5" />
        {progress === "done" && <path d="m7.5 12.4 3 3 6-6.4" />}
        {progress === "now" && <circle class="steps__dot" cx="12" cy="12" r="4.5" />}
      </svg>
      <span class="steps__label">{label}</span>
      {progress !== "next" && <span class="steps__state">{progress === "done" ? t.done : t.now}</span>}
    </li>
  );
}

/** The step of a view; none once the visit is over. */
function stepOf(view: TicketView): Step | null {
  if (view.phase === "ended") return null;
  return view.phase === "away" ? "waiting" : view.phase;
}

function progressOf(step: Step, present: Step | null): Progress {
  if (step === present) return "now";
  return present !== null && STEPS.indexOf(step) < STEPS.indexOf(present) ? "done" : "next";
}
