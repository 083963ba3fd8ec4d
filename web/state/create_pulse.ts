import type { PanelPulse } from "../../edge/domain/panel.ts";
import { ApiRefusal } from "../backend/public_api.ts";

export interface PulseOptions {
  /** Tells that the panel is alive. */
  beat(): Promise<PanelPulse>;
  /** What the answer says that the panel may have missed. */
  onPulse(pulse: PanelPulse): void;
  /** The TV is nobody's any more. */
  onRevoked(): void;
}

/** Members see that a panel is off the air after 35 s: one lost beat is not enough for that. */
const EVERY_MS = 20_000;
const RETRY_MS = 5_000;

/** Beats as long as the page lives; returns how to stop. */
export function startPulse({ beat, onPulse, onRevoked }: PulseOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  async function next() {
    let pause = EVERY_MS;
    try {
      const pulse = await beat();
      if (!isStopped) onPulse(pulse);
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 401) return isStopped ? undefined : onRevoked();
      pause = RETRY_MS;
    }
    if (!isStopped) timer = setTimeout(next, pause);
  }

  void next();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
