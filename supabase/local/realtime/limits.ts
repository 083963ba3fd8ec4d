/** What a client, a topic or the whole server may use. A number of bytes or milliseconds says so in its name. */
export interface Limits {
  /** Sockets that hold at least one channel. */
  concurrentClients: number;
  /** Joins per second over all clients, averaged over a minute. */
  joinsPerSecond: number;
  channelsPerClient: number;
  /** Messages received and delivered per second over all clients, averaged over a minute. */
  eventsPerSecond: number;
  /** Presence messages per second over all clients, averaged over a minute. */
  presencePerSecond: number;
  /** Presence calls of one channel within {@linkcode Limits.presenceWindowMs}. */
  presenceCalls: number;
  presenceWindowMs: number;
  /** Largest payload of a broadcast or of a tracked presence, in thousands of bytes. */
  payloadKilobytes: number;
  /** Largest frame that is read at all. */
  frameBytes: number;
  /** What may wait for a slow reader before it is cut off. */
  bufferedBytes: number;
  /** Frames that may wait while a socket's join or authorisation is under way. */
  waitingFrames: number;
  /** A socket that says nothing for so long is dropped. */
  silenceMs: number;
  /** A socket without a channel is closed after so long. */
  withoutChannelMs: number;
  /** A channel's token is taken at most once in this time; the last one given meanwhile is taken at its end. */
  tokenRefreshMs: number;
  /** How long a join that asked for it waits to be told that messages of the database are flowing. */
  feedReadyMs: number;
  /** Authorisations that may run in the database at once. */
  authorizations: number;
}

/** The published quotas of a hosted project on the Pro plan without a spend cap. */
export const hostedLimits: Limits = {
  concurrentClients: 10_000,
  joinsPerSecond: 2_500,
  channelsPerClient: 100,
  eventsPerSecond: 2_500,
  presencePerSecond: 1_000,
  presenceCalls: 5,
  presenceWindowMs: 30_000,
  payloadKilobytes: 3_000,
  frameBytes: 5_000_000,
  bufferedBytes: 262_144,
  waitingFrames: 200,
  silenceMs: 60_000,
  withoutChannelMs: 600_000,
  tokenRefreshMs: 1_000,
  feedReadyMs: 10_000,
  authorizations: 5,
};

/** Hosted's, except the one that is about sharing a cluster: one machine may tell 5,000 phones of fifty changes a second. */
export const localLimits: Limits = { ...hostedLimits, eventsPerSecond: 250_000 };

/** Counts events per second and compares their average over up to a minute with a limit, as hosted does. */
export class RateCounter {
  #second: number;
  #current = 0;
  #past: number[] = [];

  constructor(readonly limit: number, readonly now: () => number = Date.now) {
    this.#second = this.#clock();
  }

  add(count = 1): void {
    this.#roll();
    this.#current += count;
  }

  /** Events per second over the finished seconds of the last minute. */
  get average(): number {
    this.#roll();
    if (this.#past.length === 0) return 0;
    return this.#past.reduce((sum, count) => sum + count, 0) / this.#past.length;
  }

  get exceeded(): boolean {
    return this.average > this.limit;
  }

  #clock(): number {
    return Math.floor(this.now() / 1000);
  }

  #roll(): void {
    const elapsed = this.#clock() - this.#second;
    if (elapsed <= 0) return;
    this.#second += elapsed;
    this.#past.push(this.#current, ...Array<number>(Math.min(elapsed - 1, 60)).fill(0));
    this.#past = this.#past.slice(-60);
    this.#current = 0;
  }
}
