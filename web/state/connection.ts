import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Link, LinkEvents } from "../backend/link.ts";

/**
 * How fresh the page is. `connecting`: the first seconds after loading, when the page is as fresh as the
 * server's HTML. `live`: every change arrives. `reconnecting`: not live for 5 s. `offline`: not live for 30 s.
 */
export type Health = "connecting" | "live" | "reconnecting" | "offline";

/** One realtime topic and the page's view of how fresh it is. */
export interface Connection {
  readonly health: ReadonlySignal<Health>;
  /** When the data was last known to be current, by the device's own clock (ms); null before the first time. */
  readonly updatedAt: ReadonlySignal<number | null>;
  close(): void;
}

export interface ConnectionOptions {
  /** Opens the topic, e.g. `(on) => openLink({ ... }, on)`. */
  open(on: LinkEvents): Link;
  /** Takes a broadcast's payload; false when it was not understood, so that the state is read instead. */
  apply(payload: unknown): boolean;
  /** Reads the present state over HTTP and applies it. Rejects when that failed. */
  refresh(): Promise<void>;
  /** The establishment is no more; the connection has ended. */
  closed?(): void;
  /** What the device reports; the browser's own events unless a test says otherwise. */
  device?: Device;
  random?: () => number;
}

/** What a device says about itself. */
export interface Device {
  isHidden(): boolean;
  /** The page came to the foreground or went away from it. */
  onVisibility(listener: () => void): () => void;
  /** The device lost its network or says that it has one again. */
  onNetwork(listener: (online: boolean) => void): () => void;
}

const AMBER_MS = 5_000;
const RED_MS = 30_000;
/** An unanswered question makes the link doubtful after this long. */
const ANSWER_MS = 4_000;
const FLOOR_MS = 60_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];
/** After this long in the background a socket may have died unnoticed. */
const NAP_MS = 10_000;

/**
 * Keeps a page current: realtime while it works; a fresh read after each (re)join, on coming to the foreground
 * and every minute. The last data is kept whatever happens.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const device = options.device ?? BROWSER;
  const random = options.random ?? Math.random;
  const health = createHealth();
  const updatedAt = signal<number | null>(null);
  const reader = createReader(options.refresh, random, current);
  let joined = false;
  let doubtful = false;
  let hiddenSince: number | null = device.isHidden() ? Date.now() : null;
  let answerTimer: Timer;

  function current() {
    updatedAt.value = Date.now();
    if (joined && !doubtful) health.up();
  }

  function doubt(sinceMs = 0) {
    clearTimeout(answerTimer);
    doubtful = true;
    health.down(sinceMs);
  }

  /** The socket has just shown that it carries; what it did not carry meanwhile is read. */
  function trust() {
    clearTimeout(answerTimer);
    doubtful = false;
  }

  const link = options.open({
    joined() {
      joined = true;
      trust();
      void reader.read();
    },
    message(payload) {
      trust();
      if (options.apply(payload)) current();
      else void reader.read();
    },
    closed() {
      close();
      options.closed?.();
    },
    lost() {
      joined = false;
      doubt();
    },
    asked() {
      clearTimeout(answerTimer);
      answerTimer = setTimeout(() => doubt(ANSWER_MS), ANSWER_MS);
    },
    answered() {
      trust();
      if (joined && !health.isUp()) void reader.read();
    },
  });

  const floor = startFloor(() => device.isHidden() || reader.read(), random);
  const stopListening = [
    device.onNetwork((online) => {
      if (!online) return doubt();
      link.probe();
      void reader.read();
    }),
    device.onVisibility(() => {
      if (device.isHidden()) {
        hiddenSince ??= Date.now();
        return;
      }
      if (hiddenSince !== null && Date.now() - hiddenSince > NAP_MS) link.probe();
      hiddenSince = null;
      void reader.read();
    }),
  ];

  function close() {
    stopListening.forEach((stop) => stop());
    floor.stop();
    reader.stop();
    clearTimeout(answerTimer);
    health.stop();
    link.close();
  }

  return { health: health.signal, updatedAt, close };
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** Turns up and down into what a reader is told, and when. */
function createHealth() {
  let isUp = false;
  const grade = signal<Health>("connecting");
  let timers: Timer[] = [];

  function stop() {
    timers.forEach(clearTimeout);
    timers = [];
  }
  function startTimers(sinceMs: number) {
    stop();
    timers = [
      setTimeout(() => grade.value = "reconnecting", AMBER_MS - sinceMs),
      setTimeout(() => grade.value = "offline", RED_MS - sinceMs),
    ];
  }
  startTimers(0);

  return {
    signal: computed(() => grade.value),
    isUp: () => isUp,
    up() {
      stop();
      isUp = true;
      grade.value = "live";
    },
    /** Not live for `sinceMs` already. */
    down(sinceMs: number) {
      if (!isUp) return;
      isUp = false;
      startTimers(sinceMs);
    },
    stop,
  };
}

/** Reads the state one at a time; a wish during a read makes one further read, a failure is repeated ever later. */
function createReader(refresh: () => Promise<void>, random: () => number, done: () => void) {
  let running = false;
  let wanted = false;
  let stopped = false;
  let failures = 0;
  let retry: Timer;

  async function read(): Promise<void> {
    if (stopped) return;
    clearTimeout(retry);
    if (running) {
      wanted = true;
      return;
    }
    running = true;
    const succeeded = await refresh().then(() => true, () => false);
    running = false;
    if (stopped) return;
    if (!succeeded) return repeat();
    failures = 0;
    if (wanted) {
      wanted = false;
      return read();
    }
    done();
  }

  function repeat() {
    wanted = false;
    const delay = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)];
    retry = setTimeout(read, delay * (0.5 + random()));
  }

  return {
    read,
    stop() {
      stopped = true;
      clearTimeout(retry);
    },
  };
}

/** Repeats at about one minute, never in step with other devices. */
function startFloor(act: () => unknown, random: () => number) {
  let timer: Timer;
  function next() {
    timer = setTimeout(() => {
      act();
      next();
    }, FLOOR_MS * (0.9 + 0.2 * random()));
  }
  next();
  return { stop: () => clearTimeout(timer) };
}

const BROWSER: Device = {
  isHidden: () => document.hidden,
  onVisibility: (listener) => listen(document, "visibilitychange", listener),
  onNetwork(listener) {
    const stops = [
      listen(globalThis, "online", () => listener(true)),
      listen(globalThis, "offline", () => listener(false)),
    ];
    return () => stops.forEach((stop) => stop());
  },
};

function listen(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
