import assert from "node:assert/strict";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import * as z from "zod";
import { testStack } from "../support/stack.ts";
import { open, openReady, prepare, ready, waitFor } from "./support/real_client.ts";
import { anyTopic } from "./support/server.ts";

// The cases of the upstream project's own end-to-end suite, with the real client on the whole stack.

const unique = () => crypto.randomUUID();
const self = { config: { broadcast: { self: true } } };

Deno.test("the real client on the whole stack", async (t) => {
  await using stack = await testStack({ publicChannels: true });
  await prepare(stack);
  const account = { email: `${unique()}@example.com`, password: unique() };

  function client(vsn?: string): SupabaseClient {
    const auth = { persistSession: false, autoRefreshToken: false };
    const realtime = vsn === undefined ? {} : { vsn };
    return createClient(stack.url, stack.keys.publishable_key, { auth, realtime });
  }
  async function withClient(work: (client: SupabaseClient) => Promise<void>, signedIn = true, vsn?: string) {
    const supabase = client(vsn);
    try {
      if (signedIn) {
        const { error } = await supabase.auth.signInWithPassword(account);
        assert.equal(error, null);
      }
      await work(supabase);
    } finally {
      await supabase.removeAllChannels();
      await supabase.realtime.disconnect();
    }
  }
  const step = (
    name: string,
    work: (client: SupabaseClient) => Promise<void>,
    signedIn = true,
    vsn?: string,
  ) => t.step(name, () => withClient(work, signedIn, vsn));

  const { error } = await client().auth.signUp(account);
  assert.equal(error, null);

  for (const vsn of [undefined, "1.0.0"]) {
    const title = (text: string) => `${vsn ?? "newest"}: ${text}`;

    await step(
      title("connects, and fifty broadcasts come back"),
      async (supabase) => {
        const got: unknown[] = [];
        const channel = supabase.channel(anyTopic(), self)
          .on("broadcast", { event: "load" }, ({ payload }) => got.push(payload.seq));
        await open(channel);
        for (let seq = 0; seq < 50; seq++) {
          assert.equal(await channel.send({ type: "broadcast", event: "load", payload: { seq } }), "ok");
        }
        await waitFor(() => got.length === 50 || null, "fifty broadcasts");
        assert.deepEqual(got, Array.from({ length: 50 }, (_, seq) => seq));
      },
      false,
      vsn,
    );

    await step(
      title("the endpoint's broadcast arrives"),
      async (supabase) => {
        const [topic, event, payload] = [anyTopic(), unique(), { message: unique() }];
        let got: unknown = null;
        const channel = supabase.channel(topic, self).on("broadcast", { event }, (message) => {
          got = message.payload;
        });
        await open(channel);
        const response = await fetch(`${stack.url}/realtime/v1/api/broadcast`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            authorization: `Bearer ${stack.keys.publishable_key}`,
            apikey: stack.keys.publishable_key,
          },
          body: JSON.stringify({ messages: [{ topic, event, payload }] }),
        });
        await response.body?.cancel();
        assert.equal(response.status, 202);
        assert.deepEqual(await waitFor(() => got, "the broadcast"), payload);
      },
      false,
      vsn,
    );

    for (const isPrivate of [false, true]) {
      await step(
        title(`presence on a ${isPrivate ? "private" : "public"} channel`),
        async (supabase) => {
          const [key, message] = [unique(), unique()];
          let joined: unknown = null;
          const channel = supabase
            .channel(anyTopic(), { config: { private: isPrivate, presence: { key } } })
            .on("presence", { event: "join" }, (event) => joined = event);
          await open(channel);
          assert.equal(await channel.track({ message }), "ok");
          await waitFor(() => joined, "the join");
          const event = z.object({
            key: z.string(),
            newPresences: z.array(z.object({ message: z.string() })),
          });
          const { newPresences: [first], ...rest } = event.parse(joined);
          assert.deepEqual([first.message, rest.key], [message, key]);
          assert.deepEqual(Object.keys(channel.presenceState()), [key]);
          assert.equal(await channel.untrack(), "ok");
          await waitFor(() => Object.keys(channel.presenceState()).length === 0 || null, "the leave");
        },
        true,
        vsn,
      );
    }

    await step(
      title("changes of rows arrive through a trigger"),
      async (supabase) => {
        const [topic, id] = [anyTopic(), unique()];
        const got: { event: string; payload: Record<string, unknown> }[] = [];
        const channel = supabase.channel(topic, ready);
        for (const event of ["INSERT", "UPDATE", "DELETE"]) {
          channel.on("broadcast", { event }, ({ event, payload }) => got.push({ event, payload }));
        }
        await openReady(channel);
        const table = supabase.from("test_changes");
        for (
          const { error } of [
            await table.insert({ id, value: "a", topic }),
            await table.update({ value: "b" }).eq("id", id),
            await table.delete().eq("id", id),
          ]
        ) assert.equal(error, null);
        await waitFor(() => got.length === 3 || null, "three changes");
        const row = (value: string) => ({ id, value, topic });
        const changes = got.map(({ event, payload: { operation, record, old_record, schema, table } }) => {
          assert.deepEqual([operation, schema, table], [event, "public", "test_changes"]);
          return [event, record, old_record];
        });
        assert.deepEqual(changes, [
          ["INSERT", row("a"), null],
          ["UPDATE", row("b"), row("a")],
          ["DELETE", null, row("b")],
        ]);
      },
      true,
      vsn,
    );
  }

  await step("a private channel without the right is refused", async (supabase) => {
    await assert.rejects(
      open(supabase.channel("restricted:1", { config: { private: true } })),
      /Unauthorized: You do not have permissions to read from this Channel topic: restricted:1/,
    );
  });

  await step(
    "an acknowledged broadcast without the right to write resolves to an error",
    async (supabase) => {
      const config = { config: { private: true, broadcast: { ack: true } } };
      const channel = supabase.channel(anyTopic("read-only"), config);
      await open(channel);
      assert.equal(await channel.send({ type: "broadcast", event: "e", payload: {} }), "error");
    },
  );

  await step("send_binary delivers bytes", async (supabase) => {
    const topic = anyTopic();
    const bytes = new Uint8Array([0xde, 0xad, 0xbe, 0xef, 0x00, 0xff]);
    let got: unknown = null;
    const channel = supabase.channel(topic, ready).on(
      "broadcast",
      { event: "bytes" },
      ({ payload }) => got = payload,
    );
    await openReady(channel);
    await stack.sql`select realtime.send_binary(${bytes}::bytea, 'bytes', ${topic}, true)`;
    await waitFor(() => got, "the bytes");
    assert.ok(got instanceof ArrayBuffer);
    assert.deepEqual(new Uint8Array(got), bytes);
  });

  await step("replay: JSON and bytes since a moment, marked; nothing from before", async (supabase) => {
    const topic = anyTopic();
    const bytes = new Uint8Array([1, 0, 255]);
    const since = Date.now() - 1000;
    await stack.sql`select realtime.send('{"value": 1}', 'json', ${topic})`;
    await stack.sql`select realtime.send_binary(${bytes}::bytea, 'bytes', ${topic})`;
    const listen = (since: number) => {
      const got: { event: string; payload: unknown; meta?: { replayed?: boolean } }[] = [];
      const channel = supabase
        .channel(topic, { config: { private: true, broadcast: { replay: { since, limit: 25 } } } })
        .on("broadcast", { event: "*" }, ({ event, payload, meta }) => got.push({ event, payload, meta }));
      return { got, channel };
    };
    const first = listen(since);
    await open(first.channel);
    await waitFor(() => first.got.length === 2 || null, "two replays");
    assert.deepEqual(first.got.map(({ event, meta }) => [event, meta?.replayed]), [["json", true], [
      "bytes",
      true,
    ]]);
    assert.ok(first.got[1].payload instanceof ArrayBuffer);
    await supabase.removeChannel(first.channel);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = listen(Date.now());
    await open(second.channel);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(second.got, []);
  });

  await step("httpSend reaches private channels with JSON and bytes", async (supabase) => {
    const topic = anyTopic();
    const got: unknown[] = [];
    const channel = supabase.channel(topic, { config: { private: true } })
      .on("broadcast", { event: "e" }, ({ payload }) => got.push(payload));
    await open(channel);
    assert.deepEqual(await channel.httpSend("e", { n: 1 }), { success: true });
    assert.deepEqual(await channel.httpSend("e", new Uint8Array([7])), { success: true });
    await waitFor(() => got.length === 2 || null, "both");
    assert.deepEqual(got[0], { n: 1 });
    const denied = supabase.channel(anyTopic("read-only"), { config: { private: true } });
    await assert.rejects(denied.httpSend("e", {}), /Unauthorized/);
  });

  await step("a signed-in user's new token is taken without a word", async (supabase) => {
    const channel = supabase.channel(anyTopic(), {
      config: { private: true, broadcast: { self: true, ack: true } },
    });
    let closed = false;
    channel.on("system", {}, () => closed = true);
    await open(channel);
    await supabase.auth.refreshSession();
    await supabase.realtime.setAuth();
    assert.equal(await channel.send({ type: "broadcast", event: "e", payload: {} }), "ok");
    assert.equal(closed, false);
  });
});
