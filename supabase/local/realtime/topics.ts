import type { Channel } from "./channel.ts";
import type { Connection } from "./connection.ts";
import type { Outgoing } from "./outgoing.ts";
import { Roster } from "./roster.ts";

/** Everybody on one name; `private` and public channels of one name are two topics. */
export class Topic {
  readonly channels: Channel[] = [];
  readonly roster = new Roster();
  /** The name as frames carry it. */
  readonly full: string;

  constructor(readonly name: string, readonly isPrivate: boolean) {
    this.full = `realtime:${name}`;
  }
}

/** What a delivery did. */
export interface Delivery {
  delivered: number;
  /** Sockets that read too slowly; the caller cuts them off. */
  slow: Connection[];
}

/** The topics that somebody is on. */
export class Topics {
  readonly #public = new Map<string, Topic>();
  readonly #private = new Map<string, Topic>();

  find(name: string, isPrivate: boolean): Topic | undefined {
    return this.#of(isPrivate).get(name);
  }

  /** The topic of that name, made if there is none; it stays known once a channel has entered. */
  open(name: string, isPrivate: boolean): Topic {
    return this.find(name, isPrivate) ?? new Topic(name, isPrivate);
  }

  enter(channel: Channel): void {
    const { topic } = channel;
    if (channel.index >= 0) return;
    this.#of(topic.isPrivate).set(topic.name, topic);
    channel.index = topic.channels.push(channel) - 1;
  }

  leave(channel: Channel): void {
    const { topic, index } = channel;
    if (index < 0) return;
    const last = topic.channels.pop();
    if (last !== undefined && last !== channel) {
      topic.channels[index] = last;
      last.index = index;
    }
    channel.index = -1;
    if (topic.channels.length === 0) this.#of(topic.isPrivate).delete(topic.name);
  }

  get size(): number {
    return this.#public.size + this.#private.size;
  }

  #of(isPrivate: boolean): Map<string, Topic> {
    return isPrivate ? this.#private : this.#public;
  }
}

/** Hands a broadcast to every channel that may read it, except the one that sent it. */
export function deliver(topic: Topic, message: Outgoing, except: Channel | null = null): Delivery {
  const delivery: Delivery = { delivered: 0, slow: [] };
  for (const channel of topic.channels) {
    if (channel === except || !channel.rights.read) continue;
    if (channel.held !== null) channel.held.push(message);
    else if (message.id === null || !channel.replayed?.has(message.id)) sendTo(channel, message, delivery);
  }
  return delivery;
}

/** Hands a change of presence to every channel that may read presences. */
export function deliverPresence(topic: Topic, message: Outgoing): Delivery {
  const delivery: Delivery = { delivered: 0, slow: [] };
  for (const channel of topic.channels) {
    if (channel.rights.readPresence === true) sendTo(channel, message, delivery);
  }
  return delivery;
}

function sendTo({ connection }: Channel, message: Outgoing, delivery: Delivery): void {
  const wire = message.wire(connection.version);
  if (wire === null) return;
  if (connection.send(wire)) delivery.delivered++;
  else delivery.slow.push(connection);
}
