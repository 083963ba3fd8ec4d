import { serviceTypeOf, typesOf } from "../../../edge/domain/wait/call_type.ts";
import { take } from "../../../edge/domain/wait/learning.ts";
import type { Model } from "../../../edge/domain/wait/model.ts";
import { predict } from "../../../edge/domain/wait/predict.ts";
import { newModel } from "../../../edge/domain/wait/priors.ts";
import { presentState } from "../../../edge/domain/wait/state.ts";
import type { Trace } from "./wait_trace.ts";

/** Minutes between two predictions for everybody who waits. */
const TICK = 10;

/** What somebody was told. */
export interface Told {
  at: number;
  kind: "triage" | "tick";
  visit: string;
  type: string;
  about: number;
  up_to: number;
}

export interface ReplayOptions {
  /** Whether everybody who waits is told anew every ten minutes. */
  ticks?: boolean;
  /** Hears of each prediction while the model is as it was then. */
  onTold?: (told: Told) => void;
}

/** Lets a model live through a trace, telling every patient a wait, and gives the model. */
export function replay(trace: Trace, { ticks = true, onTold = () => {} }: ReplayOptions = {}): Model {
  const model = newModel(trace.clinic);
  let next = TICK;
  for (const event of trace.events) {
    for (; next <= event.at; next += TICK) if (ticks) tell(model, next, "tick", onTold);
    take(model, event);
    if (event.kind === "triage") tell(model, event.at, "triage", onTold, event.visit);
  }
  return model;
}

/** Predicts for one visit, or for all, and lets the model know, so that its bound is judged later. */
function tell(
  model: Model,
  at: number,
  kind: Told["kind"],
  onTold: (told: Told) => void,
  only?: string,
): void {
  const { state, visits } = presentState(model);
  if (only !== undefined && !visits.includes(only)) return;
  predict(model, state, at).forEach(({ about, up_to }, index) => {
    const visit = visits[index];
    if (only !== undefined && visit !== only) return;
    const type = typesOf(model.clinic)[serviceTypeOf(model.clinic, state.waiting[index])];
    onTold({ at, kind, visit, type, about, up_to });
    take(model, { kind: "promise", at, visit, about, until: at + up_to, occasion: kind });
  });
}
