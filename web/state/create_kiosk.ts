import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { parseCpf } from "../../edge/domain/documents.ts";
import type { Kiosk, KioskTicket, NewKioskTicket } from "../../edge/domain/kiosk.ts";
import type { PanelLanguage } from "../../edge/domain/panel_look.ts";
import type { Priority } from "../../edge/domain/priority.ts";
import { ApiRefusal } from "../backend/public_api.ts";

/** What stands on a kiosk's screen. */
export type KioskStep =
  | { name: "service" | "class" | "cpf" | "sending" }
  | { name: "failed"; why: "failed" | "twice" }
  | { name: "ticket"; ticket: KioskTicket };

/** One person after another takes a ticket; nothing of the one before is left. */
export interface KioskScreen {
  readonly kiosk: ReadonlySignal<Kiosk>;
  readonly step: ReadonlySignal<KioskStep>;
  readonly language: ReadonlySignal<PanelLanguage>;
  /** Digits typed so far. */
  readonly cpf: ReadonlySignal<string>;
  readonly isCpfWrong: ReadonlySignal<boolean>;
  readonly isOffline: ReadonlySignal<boolean>;
  speak(language: PanelLanguage): void;
  chooseService(id: string): void;
  chooseClass(priority: Priority | null): void;
  press(digit: string): void;
  erase(): void;
  /** Takes the ticket, with the CPF or without. */
  finish(options: { withCpf: boolean }): Promise<void>;
  back(): void;
  reset(): void;
  /** Somebody is there. */
  touch(): void;
  /** Looks whether the API can be reached, again and again; returns how to stop. */
  start(): () => void;
}

export interface KioskOptions {
  read(): Promise<Kiosk>;
  take(wish: NewKioskTicket): Promise<KioskTicket>;
  pulse(): Promise<unknown>;
  print(): void;
  onRevoked(): void;
}

const LOOK_MS = 15_000;
/** Whoever walks away leaves nothing for the next one. */
const IDLE_MS = 45_000;
const TICKET_MS = 20_000;

/** Makes a kiosk's screen. */
export function createKiosk(
  initial: Kiosk,
  { read, take, pulse, print, onRevoked }: KioskOptions,
): KioskScreen {
  const kiosk = signal(initial);
  const step = signal<KioskStep>({ name: "service" });
  const language = signal(initial.languages[0]);
  const cpf = signal("");
  const isCpfWrong = signal(false);
  const isOffline = signal(false);
  let service: string | null = null;
  let priority: Priority | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function reset() {
    clearTimeout(idle);
    [service, priority] = [null, null];
    [cpf.value, isCpfWrong.value] = ["", false];
    language.value = kiosk.peek().languages[0];
    step.value = { name: "service" };
  }

  function wait(ms = IDLE_MS) {
    clearTimeout(idle);
    idle = setTimeout(reset, ms);
  }

  function go(next: KioskStep, ms = IDLE_MS) {
    step.value = next;
    wait(ms);
  }

  /** Nobody is told that a ticket was taken unless it was: what could not be sent is not kept for later. */
  function refuse(error: unknown) {
    const status = error instanceof ApiRefusal ? error.status : 0;
    if (status === 401) return onRevoked();
    if (status === 0 || status >= 500) isOffline.value = true;
    go({ name: "failed", why: status === 409 ? "twice" : "failed" });
  }

  async function look() {
    try {
      [kiosk.value] = await Promise.all([read(), pulse()]);
      isOffline.value = false;
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 401) onRevoked();
      else isOffline.value = true;
    }
  }

  return {
    kiosk: computed(() => kiosk.value),
    step: computed(() => step.value),
    language: computed(() => language.value),
    cpf: computed(() => cpf.value),
    isCpfWrong: computed(() => isCpfWrong.value),
    isOffline: computed(() => isOffline.value),
    speak(wanted) {
      language.value = wanted;
      wait();
    },
    chooseService(id) {
      service = id;
      go({ name: "class" });
    },
    chooseClass(claimed) {
      priority = claimed;
      go({ name: "cpf" });
    },
    press(digit) {
      cpf.value = (cpf.peek() + digit).slice(0, 11);
      isCpfWrong.value = false;
      wait();
    },
    erase() {
      cpf.value = cpf.peek().slice(0, -1);
      wait();
    },
    async finish({ withCpf }) {
      if (step.peek().name !== "cpf") return;
      if (withCpf && parseCpf(cpf.peek()) === null) {
        isCpfWrong.value = true;
        return wait();
      }
      clearTimeout(idle);
      step.value = { name: "sending" };
      try {
        const ticket = await take({
          service_id: service,
          priority,
          cpf: withCpf ? cpf.peek() : null,
        });
        go({ name: "ticket", ticket }, TICKET_MS);
        // After the paper stands on the page.
        setTimeout(print, 100);
      } catch (error) {
        refuse(error);
      }
    },
    back() {
      go({ name: step.peek().name === "cpf" ? "class" : "service" });
    },
    reset,
    touch: () => {
      if (step.peek().name !== "service" && step.peek().name !== "ticket") wait();
    },
    start() {
      const timer = setInterval(() => void look(), LOOK_MS);
      const lost = () => isOffline.value = true;
      const found = () => void look();
      addEventListener("offline", lost);
      addEventListener("online", found);
      void look();
      return () => {
        clearInterval(timer);
        clearTimeout(idle);
        removeEventListener("offline", lost);
        removeEventListener("online", found);
      };
    },
  };
}
