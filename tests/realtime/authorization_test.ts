import assert from "node:assert/strict";
import { RawClient, reasonOf } from "./support/raw_client.ts";
import {
  anyTopic,
  publishableKey,
  realtimeDatabase,
  secretKey,
  sign,
  testServer,
  token,
} from "./support/server.ts";

const denied = (topic: string) =>
  `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`;

Deno.test("private channels are opened by policies", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url);
  const { sql } = database;
  const member = await token();
  const private_ = { private: true };

  await t.step("who may not read is refused", async () => {
    using client = await RawClient.connect(server);
    const name = anyTopic();
    assert.equal(reasonOf(await client.join(name, private_)), denied(name));
    assert.equal(reasonOf(await client.join("other:1", private_, member)), denied("other:1"));
    await client.enter(name, private_, member);
  });

  await t.step(
    "a joiner's token counts, not the connection's; sb_ keys stand for the connection's",
    async () => {
      const name = anyTopic();
      using client = await RawClient.connect(server, "2.0.0", member);
      assert.equal(reasonOf(await client.join(name, private_, await token({ role: "anon" }))), denied(name));
      await client.enter(name, private_, publishableKey);
    },
  );

  await t.step("an anonymous ticket opens its own desk alone", async () => {
    const desk = crypto.randomUUID();
    const ticket = await token({ role: "anon", establishment: desk });
    using client = await RawClient.connect(server, "2.0.0", ticket);
    await client.enter(`desk:${desk}`, private_);
    const other = `desk:${crypto.randomUUID()}`;
    assert.equal(reasonOf(await client.join(other, private_)), denied(other));
  });

  await t.step(
    "a server for private channels alone refuses others, and a name that no policy could be asked about",
    async () => {
      await using closed = await testServer(database.url, {}, true);
      using client = await RawClient.connect(closed);
      const name = anyTopic();
      const privateOnly = "PrivateOnly: This project only allows private channels";
      assert.equal(reasonOf(await client.join(name, {}, member)), privateOnly);
      await client.enter(name, private_, member);
      assert.match(reasonOf(await client.join("a\0b", private_, member)), /^TopicNameRequired/);
    },
  );

  await t.step("the secret key reads everything, and the publishable one what anon may", async () => {
    using service = await RawClient.connect(server, "2.0.0", secretKey);
    await service.enter("anything", private_);
    using anonymous = await RawClient.connect(server, "2.0.0", publishableKey);
    assert.equal(reasonOf(await anonymous.join("anything", private_)), denied("anything"));
  });

  await t.step("a broken policy and an unknown role are no right", async () => {
    using client = await RawClient.connect(server);
    assert.equal(reasonOf(await client.join("broken", private_, member)), denied("broken"));
    const potato = await token({ role: "potato" });
    const name = anyTopic();
    assert.equal(reasonOf(await client.join(name, private_, potato)), denied(name));
    assert.deepEqual(server.reports, ["RlsPolicyError", "RlsPolicyError"]);
  });

  await t.step("policies see the x-headers of the connection", async () => {
    const url = `${server.url}/realtime/v1/api/broadcast/header:north/events/e?private=true`;
    await sql.unsafe(`create policy "test header writes" on realtime.messages for insert to authenticated
      with check (realtime.topic() = 'header:' || (current_setting('request.headers', true)::jsonb ->> 'x-ward'))`);
    const post = async (ward: string) => {
      const headers = {
        authorization: `Bearer ${member}`,
        "content-type": "application/json",
        "x-ward": ward,
      };
      const response = await fetch(url, { method: "POST", headers, body: "{}" });
      await response.body?.cancel();
      return response.status;
    };
    assert.deepEqual([await post("north"), await post("south")], [202, 403]);
  });

  await t.step("probing leaves no trace and no identity on the pool", async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => RawClient.connect(server)));
    const answers = clients.flatMap((client, index) => {
      const desk = `desk-${index % 2}`;
      return Array.from({ length: 10 }, async () => {
        const ticket = await token({ role: "anon", establishment: desk });
        const { payload } = await client.join(`desk:desk-${index % 3}`, private_, ticket);
        return JSON.stringify(payload).includes('"ok"') === (index % 3 === index % 2);
      });
    });
    assert.ok((await Promise.all(answers)).every((right) => right));
    for (const client of clients) client[Symbol.dispose]();
    const [{ count }] = await sql`select count(*)::int from realtime.messages`;
    assert.equal(count, 0);
  });
});

Deno.test("tokens of a channel", async (t) => {
  await using database = await realtimeDatabase();
  await using server = await testServer(database.url, { tokenRefreshMs: 300 });
  const { sql } = database;
  const refresh = (client: RawClient, name: string, access_token: string | null) =>
    client.send(`realtime:${name}`, "access_token", { access_token });
  const told = async (client: RawClient, name: string, message: RegExp) => {
    const { payload } = await client.event("system");
    const { message: text, ...rest } = JSON.parse(JSON.stringify(payload));
    assert.match(text, message);
    assert.deepEqual(rest, { extension: "system", status: "error", channel: name });
    await client.event("phx_close");
  };

  await t.step("hosted's words for tokens it does not take", async () => {
    using client = await RawClient.connect(server);
    const exp = Math.floor(Date.now() / 1000) + 60;
    const cases: [string, RegExp][] = [
      ["potato", /^MalformedJWT: The token provided is not a valid JWT$/],
      ["", /^MalformedJWT: The token provided is not a valid JWT$/],
      [await token({}, -90), /^InvalidJWTToken: Token has expired 9\d seconds ago$/],
      [await sign({ exp }), /^InvalidJWTToken: Fields `role` and `exp` are required in JWT$/],
      [await sign({ role: "anon" }), /^InvalidJWTToken: Fields `role` and `exp` are required in JWT$/],
      [
        await sign({ role: "anon", exp }, "y".repeat(40)),
        /^JwtSignatureError: Failed to validate JWT signature$/,
      ],
      [await token({ nbf: exp }), /^InvalidJWTToken: /],
      [unsigned({ role: "service_role", exp }), /^JwtSignerError: Failed to generate JWT signer/],
    ];
    for (const [text, reason] of cases) assert.match(reasonOf(await client.join("any", {}, text)), reason);
  });

  await t.step("a token that ends takes the channel with it, not the socket", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    await client.enter(name, {}, await token({}, 3));
    await client.enter("other");
    await told(client, name, /^Token has expired \d+ seconds ago$/);
    await client.quiet("phx_close");
    assert.equal(server.realtime.stats().channels, 1);
  });

  await t.step("a new token in time keeps the channel", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    await client.enter(name, { private: true }, await token({}, 3));
    refresh(client, name, await token());
    await client.quiet("system", 4200);
  });

  await t.step("the last of many new tokens is taken, the others are not looked at", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    await client.enter(name, { private: true }, await token());
    refresh(client, name, await token());
    for (let n = 0; n < 50; n++) refresh(client, name, "potato");
    refresh(client, name, await token());
    await client.quiet("system", 1500);
    refresh(client, name, "potato");
    await told(client, name, /^The token provided is not a valid JWT$/);
  });

  await t.step("nothing, the same and API keys change nothing", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    const same = await token();
    await client.enter(name, { private: true }, same);
    for (const value of [null, same, "sb_publishable_fake"]) refresh(client, name, value);
    await client.quiet("system", 100);
  });

  await t.step("a token without the right ends a private channel and leaves a public one alone", async () => {
    const name = anyTopic();
    using client = await RawClient.connect(server);
    const stranger = await token({ role: "anon" });
    await client.enter(name, { private: true }, await token());
    refresh(client, name, stranger);
    await told(
      client,
      name,
      new RegExp(`^You do not have permissions to read from this Channel topic: ${name}$`),
    );
    await client.enter(name, { private: false }, await token());
    refresh(client, name, stranger);
    await client.quiet("system", 100);
  });

  await t.step("presence that may no longer be read ends the channel", async () => {
    const name = anyTopic("halves");
    await sql.unsafe(`create policy "test halves" on realtime.messages for select to authenticated
      using (realtime.topic() like 'halves:%' and (extension = 'broadcast' or auth.jwt() ->> 'whole' = 'yes'))`);
    using client = await RawClient.connect(server);
    await client.enter(name, { private: true, presence: { enabled: true } }, await token({ whole: "yes" }));
    refresh(client, name, await token({ whole: "no" }));
    await told(client, name, /^You no longer have permission to read from this Channel topic: halves:/);
  });

  await t.step("a revoked member is out when the token is renewed", async () => {
    await sql.unsafe(`create table public.test_members (sub text);
      grant select on public.test_members to authenticated;
      create policy "test members" on realtime.messages for select to authenticated
        using (realtime.topic() like 'club:%' and exists (
          select from public.test_members where sub = (select auth.jwt() ->> 'sub')))`);
    const sub = crypto.randomUUID();
    await sql`insert into test_members values (${sub})`;
    using client = await RawClient.connect(server);
    await client.enter("club:1", { private: true }, await token({ sub }));
    await sql`delete from test_members`;
    await sql`select realtime.send('{}', 'news', 'club:1')`;
    await client.event("broadcast");
    refresh(client, "club:1", await token({ sub }));
    await told(client, "club:1", /^You do not have permissions to read from this Channel topic: club:1$/);
    await sql`select realtime.send('{}', 'news', 'club:1')`;
    await client.quiet("broadcast", 200);
  });
});

function unsigned(claims: Record<string, unknown>): string {
  const part = (value: unknown) => btoa(JSON.stringify(value)).replaceAll("=", "");
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
}
