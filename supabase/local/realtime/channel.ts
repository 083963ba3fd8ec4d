import type { Ref } from "./frames.ts";
import type { Connection } from "./connection.ts";
import type { JoinConfig } from "./join_payload.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Identity } from "./tokens.ts";
import type { Topic } from "./topics.ts";

/** What the policies say of a channel. Null: not asked yet. A public channel may everything. */
export interface Rights {
  read: boolean;
  readPresence: boolean | null;
  write: boolean | null;
  writePresence: boolean | null;
}

/** The rights on a public channel. */
export const publicRights: Rights = { read: true, readPresence: true, write: true, writePresence: true };

/** One socket's seat in one topic. */
export class Channel {
  /** Place in {@linkcode Topic.channels}; -1 while it is in no topic. */
  index = -1;
  /** Messages that came while the join was not answered yet; null once it is. */
  held: Outgoing[] | null = [];
  /** Ids of replayed rows, which must not come a second time. */
  replayed: ReadonlySet<string> | null = null;
  /** When the token was last changed (milliseconds), and the one that waits for its time. */
  refreshed = 0;
  pendingToken: string | null = null;
  /** Presence calls since {@linkcode Channel.presenceSince}. */
  presenceCalls = 0;
  presenceSince = 0;
  /** JSON of what was last tracked. */
  tracked: string | null = null;
  presenceEnabled: boolean;
  readonly presenceKey: string;

  readonly connection: Connection;
  readonly topic: Topic;
  readonly joinRef: Ref;
  readonly ack: boolean;
  readonly self: boolean;
  token: string;
  identity: Identity;
  rights: Rights;

  constructor(seat: Seat) {
    const { broadcast, presence } = seat.config;
    this.connection = seat.connection;
    this.topic = seat.topic;
    this.joinRef = seat.joinRef;
    this.ack = broadcast.ack;
    this.self = broadcast.self;
    this.presenceEnabled = presence.enabled;
    this.presenceKey = presence.key === "" ? crypto.randomUUID() : String(presence.key);
    this.token = seat.token;
    this.identity = seat.identity;
    this.rights = seat.rights;
  }
}

/** What a {@linkcode Channel} is made of. */
export interface Seat {
  connection: Connection;
  topic: Topic;
  joinRef: Ref;
  config: JoinConfig;
  token: string;
  identity: Identity;
  rights: Rights;
}
