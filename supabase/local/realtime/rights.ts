import { type Extension, PolicyError } from "./authorize.ts";
import type { Rights } from "./channel.ts";
import type { Connection } from "./connection.ts";
import type { Identity } from "./tokens.ts";

/** What an identity may read of a private topic; presence is asked about only if it is wanted. */
export async function readRights(
  { hub, headers }: Connection,
  topic: string,
  identity: Identity,
  withPresence: boolean,
): Promise<Rights> {
  const extensions: Extension[] = withPresence ? ["broadcast", "presence"] : ["broadcast"];
  const readable = await hub.authorizer.mayRead({ identity, topic, headers }, extensions).catch((error) => {
    if (!(error instanceof PolicyError)) throw error;
    hub.report("RlsPolicyError", error);
    return new Set<string>();
  });
  return {
    read: readable.has("broadcast"),
    readPresence: withPresence ? readable.has("presence") : null,
    write: null,
    writePresence: null,
  };
}

/** Whether these rights open the channel at all. */
export function mayEnter(rights: Rights): boolean {
  return rights.read || rights.readPresence === true;
}

/** What who may not read a topic is told. */
export function mayNotRead(topic: string): string {
  return `You do not have permissions to read from this Channel topic: ${topic}`;
}
