/**
 * Who asks, as limits count them: by the socket's address; behind proxies that are trusted by what those wrote; and by
 * what a server of ours vouches for that asks in somebody's name. Other headers are anybody's to write.
 */

/** Carries an address that a server of ours vouches for: `<seconds>.<hmac>.<address>`. */
export const VOUCHED_HEADER = "x-vez-client";

/** Longest that a voucher is good; the clocks of two servers may differ. */
const VOUCHER_SECONDS = 120;

export interface ClientAddressSettings {
  /** How many proxies before us append to `X-Forwarded-For`; nothing else can reach us then. */
  trustedProxies: number;
  /** What our servers share; without it nobody vouches and nobody is believed. */
  secret?: string;
}

export interface ClientAddresses {
  /** Where a request comes from: an address, or `unknown`. */
  of(headers: Headers, peer: string | null | undefined): Promise<string>;
  /** The address that a server of ours vouches for; null when none does. */
  vouched(headers: Headers): Promise<string | null>;
  /** The header by which we vouch for an address. */
  vouch(address: string): Promise<Record<string, string>>;
}

export function createClientAddresses({ trustedProxies, secret }: ClientAddressSettings): ClientAddresses {
  const key = secret ? importKey(secret) : null;

  async function vouched(headers: Headers): Promise<string | null> {
    const [, seconds, mac, address] = /^(\d{1,12})\.([0-9a-f]{64})\.([\w.:]{1,60})$/
      .exec(headers.get(VOUCHED_HEADER) ?? "") ?? [];
    if (!key || !address || Math.abs(Date.now() / 1000 - Number(seconds)) > VOUCHER_SECONDS) return null;
    const isOurs = await crypto.subtle.verify(
      "HMAC",
      await key,
      Uint8Array.fromHex(mac),
      told(seconds, address),
    );
    return isOurs ? address : null;
  }

  return {
    vouched,
    of: async (headers, peer) =>
      await vouched(headers) ?? readAddress(forwarded(headers, trustedProxies) ?? peer),
    async vouch(address) {
      const header: Record<string, string> = {};
      if (!key) return header;
      const seconds = String(Math.floor(Date.now() / 1000));
      const mac = new Uint8Array(await crypto.subtle.sign("HMAC", await key, told(seconds, address)));
      header[VOUCHED_HEADER] = `${seconds}.${mac.toHex()}.${address}`;
      return header;
    },
  };
}

/** What one household or clinic shares: the address itself, of IPv6 the first half. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head, tail = ""] = address.split("::");
  const [before, after] = [head, tail].map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":") + "::/64";
}

function importKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(`vez-client ${secret}`);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

function told(seconds: string, address: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${seconds} ${address}`);
}

/** Each proxy appends whom it was asked by; what stands further left came from outside. */
function forwarded(headers: Headers, proxies: number): string | undefined {
  if (proxies === 0) return undefined;
  return (headers.get("x-forwarded-for") ?? "").split(",").at(-proxies)?.trim() || undefined;
}

/** One spelling of an address; `unknown` for what is none. */
function readAddress(text: string | null | undefined): string {
  const bare = (text ?? "").replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/%.*$/, "").replace(
    /^::ffff:(?=\d+\.)/i,
    "",
  );
  const v4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(bare)?.[1];
  const url = URL.parse(v4 ? `http://${v4}` : `http://[${bare}]`);
  return url?.hostname.replace(/^\[(.*)\]$/, "$1") || "unknown";
}
