import type { Channel } from "./channel.ts";
import { closeCodes } from "./close_codes.ts";
import { decodeFrame, type Frame, type Version, type Wire } from "./frames.ts";
import type { Hub } from "./hub.ts";
import { handleFrame } from "./messages.ts";
import { abandon } from "./closing.ts";

/**
 * One client's socket. Its frames are handled one after the other: while one waits for the database, the next ones
 * queue. It is its own event listener and has no timer, so that an idle one costs next to nothing.
 */
export class Connection implements EventListenerObject {
  /** By the topic as frames carry it. */
  readonly channels = new Map<string, Channel>();
  /** When something last came, in milliseconds. */
  lastSeen = Date.now();
  /** Since when there is no channel, in milliseconds. */
  emptySince = Date.now();
  #open = true;
  /** Frames that wait for the one being handled; null when none is. */
  #waiting: unknown[] | null = null;
  /** Bytes sent since the socket's buffer was last looked at, plus what it then held. */
  #unchecked = 0;

  constructor(
    readonly hub: Hub,
    readonly socket: WebSocket,
    readonly version: Version,
    /** Of the connection, for joins that bring none. */
    readonly token: string,
    /** JSON of the request's `x-…` headers. */
    readonly headers: string,
  ) {
    socket.binaryType = "arraybuffer";
    for (const type of ["open", "message", "close", "error"]) socket.addEventListener(type, this);
  }

  handleEvent(event: Event): void {
    if (event instanceof MessageEvent) this.#receive(event.data);
    else if (event.type === "open") this.hub.connections.add(this);
    else this.#end();
  }

  /**
   * Sends, unless the client reads too slowly: then it answers false and the caller closes the socket. What waits in
   * the socket's buffer never exceeds twice the limit and one frame.
   */
  send(wire: Wire): boolean {
    if (!this.#open) return true;
    if (this.#unchecked > this.hub.limits.bufferedBytes) {
      this.#unchecked = this.socket.bufferedAmount;
      if (this.#unchecked > this.hub.limits.bufferedBytes) return false;
    }
    this.#unchecked += wire.length;
    this.socket.send(wire);
    return true;
  }

  /** Sends to this client alone. */
  push(wire: Wire): void {
    if (!this.send(wire)) this.close(closeCodes.slow, "Too slow");
  }

  /** Ends the socket and gives up at once what it held, whenever the client may notice. */
  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.#end();
    this.socket.close(code, reason);
  }

  #receive(data: unknown): void {
    if (!this.#open) return;
    this.lastSeen = Date.now();
    if (this.#waiting === null) this.#handle(data);
    else if (this.#waiting.push(data) > this.hub.limits.waitingFrames) {
      this.close(closeCodes.policy, "Too many messages");
    }
  }

  #handle(data: unknown): void {
    if (sizeOf(data) > this.hub.limits.frameBytes) return this.close(closeCodes.tooBig, "Frame too big");
    const frame = decodeFrame(this.version, data);
    if (frame === null) return this.close(closeCodes.unreadable, "Unreadable frame");
    try {
      const pending = handleFrame(this, frame);
      if (pending !== undefined) this.#wait(pending, frame);
    } catch (error) {
      this.#fail(error, frame);
    }
  }

  #wait(pending: Promise<void>, frame: Frame): void {
    this.#waiting ??= [];
    pending.catch((error) => this.#fail(error, frame)).then(() => this.#drain());
  }

  #drain(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (let index = 0; index < waiting.length; index++) {
      if (!this.#open) return;
      this.#handle(waiting[index]);
      if (this.#waiting !== null) {
        this.#waiting = waiting.slice(index + 1);
        return;
      }
    }
  }

  #fail(error: unknown, frame: Frame): void {
    this.hub.report(`UnableToHandle ${frame.event.slice(0, 40)}`, error);
    this.close(closeCodes.fault, "Internal error");
  }

  #end(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#waiting = null;
    this.hub.connections.delete(this);
    for (const type of ["open", "message", "close", "error"]) this.socket.removeEventListener(type, this);
    abandon(this);
  }
}

function sizeOf(data: unknown): number {
  if (typeof data === "string") return data.length;
  return data instanceof ArrayBuffer ? data.byteLength : 0;
}
