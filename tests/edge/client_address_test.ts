import assert from "node:assert/strict";
import fc from "fast-check";
import { createClientAddresses, networkOf, VOUCHED_HEADER } from "../../edge/domain/client_address.ts";

const SECRET = "what our servers share";
const forwarded = (chain: string) => new Headers({ "x-forwarded-for": chain });

Deno.test("of() believes the socket and no header", async () => {
  const addresses = createClientAddresses({ trustedProxies: 0, secret: SECRET });
  const forged = new Headers({
    "x-forwarded-for": "203.0.113.1",
    "x-real-ip": "203.0.113.1",
    "cf-connecting-ip": "203.0.113.1",
    forwarded: "for=203.0.113.1",
    "sb-forwarded-for": "203.0.113.1",
    [VOUCHED_HEADER]: `${Math.floor(Date.now() / 1000)}.${"0".repeat(64)}.203.0.113.1`,
  });
  assert.equal(await addresses.of(forged, "198.51.100.7"), "198.51.100.7");
});

Deno.test("of() behind proxies takes what the outermost of ours saw, whatever was written before", async () => {
  const [one, two] = [1, 2].map((trustedProxies) => createClientAddresses({ trustedProxies }));
  assert.equal(await one.of(forwarded("6.6.6.6, 198.51.100.7"), "10.0.0.1"), "198.51.100.7");
  assert.equal(await two.of(forwarded("6.6.6.6, 198.51.100.7, 10.0.0.2"), "10.0.0.1"), "198.51.100.7");
  // Fewer entries than proxies: somebody came past them.
  assert.equal(await two.of(forwarded("6.6.6.6"), "203.0.113.9"), "203.0.113.9");
  assert.equal(await one.of(new Headers(), "203.0.113.9"), "203.0.113.9");
});

Deno.test("of() has one spelling for an address, and `unknown` for what is none", async () => {
  const addresses = createClientAddresses({ trustedProxies: 1 });
  const spellings = {
    "198.51.100.7": "198.51.100.7",
    "198.51.100.7:51234": "198.51.100.7",
    "::ffff:198.51.100.7": "198.51.100.7",
    "[2001:db8::1]:443": "2001:db8::1",
    "2001:DB8:0:0:0:0:0:1": "2001:db8::1",
    "fe80::1%eth0": "fe80::1",
    "unknown": "unknown",
    "1.2.3.999": "unknown",
    "evil.example": "unknown",
    "a b": "unknown",
  };
  for (const [text, address] of Object.entries(spellings)) {
    assert.equal(await addresses.of(forwarded(text), null), address, text);
  }
  assert.equal(await addresses.of(new Headers(), undefined), "unknown");
});

Deno.test("vouch() is believed by whoever shares the secret, for a while, and not if anything of it was changed", async () => {
  const [ours, theirs] = [SECRET, "another"].map((secret) =>
    createClientAddresses({ trustedProxies: 0, secret })
  );
  const header = await ours.vouch("198.51.100.7");
  const told = async (value: string) => await ours.vouched(new Headers({ [VOUCHED_HEADER]: value }));
  const value = header[VOUCHED_HEADER];
  assert.equal(await told(value), "198.51.100.7");
  assert.equal(await ours.of(new Headers(header), "127.0.0.1"), "198.51.100.7");
  assert.equal(await theirs.of(new Headers(header), "127.0.0.1"), "127.0.0.1");
  assert.equal(await createClientAddresses({ trustedProxies: 0 }).vouched(new Headers(header)), null);
  const [seconds, mac] = value.split(".");
  assert.equal(await told(`${seconds}.${mac}.198.51.100.8`), null);
  assert.equal(await told(`${Number(seconds) + 1}.${mac}.198.51.100.7`), null);
  const now = Date.now;
  try {
    Date.now = () => now() + 121_000;
    assert.equal(await told(value), null);
  } finally {
    Date.now = now;
  }
});

Deno.test("networkOf() joins what one household has of IPv6, and keeps IPv4 apart", () => {
  assert.equal(networkOf("2001:db8:1:2:a::1"), "2001:db8:1:2::/64");
  assert.equal(networkOf("2001:db8::1"), "2001:db8:0:0::/64");
  assert.equal(networkOf("::1"), "0:0:0:0::/64");
  assert.notEqual(networkOf("198.51.100.7"), networkOf("198.51.100.8"));
  fc.assert(fc.property(fc.ipV6(), fc.ipV6(), (one, other) => {
    const [a, b] = [one, other].map((text) => URL.parse(`http://[${text}]`)?.hostname.slice(1, -1) ?? "");
    assert.equal(networkOf(a).split(":").length, 6);
    if (a === b) assert.equal(networkOf(a), networkOf(b));
  }));
});
