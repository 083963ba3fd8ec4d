import assert from "node:assert/strict";
import fc from "fast-check";
import {
  decodeFrame,
  encodeReply,
  encodeText,
  encodeUserBroadcast,
  parseVersion,
  type Version,
} from "../../supabase/local/realtime/frames.ts";
import { decodeBroadcast, encodePush } from "./support/raw_client.ts";

const version = fc.constantFrom<Version>("1.0.0", "2.0.0");
const ref = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
const text = fc.string({ unit: "grapheme", maxLength: 40 });
const bytes = fc.uint8Array({ maxLength: 500 }).map((bytes) => new Uint8Array(bytes));

Deno.test("encodeText() is what decodeFrame() reads", () => {
  fc.assert(
    fc.property(version, ref, ref, text, text, fc.object(), (version, joinRef, ref, topic, event, value) => {
      const payload: unknown = JSON.parse(JSON.stringify(value));
      const wire = encodeText(version, { joinRef, ref, topic, event }, JSON.stringify(payload));
      assert.deepEqual(decodeFrame(version, wire), { joinRef, ref, topic, event, payload, push: null });
    }),
  );
});

Deno.test("decodeFrame() reads what a client pushes in bytes", () => {
  fc.assert(
    fc.property(
      text,
      text,
      text,
      text,
      bytes,
      fc.constantFrom<0 | 1>(0, 1),
      (joinRef, ref, topic, event, payload, code) => {
        const wire = encodePush(joinRef, ref, topic, event, payload, code, '{"persist":true}');
        const frame = decodeFrame("2.0.0", wire.buffer);
        assert.ok(frame);
        assert.deepEqual([frame.joinRef, frame.ref, frame.topic], [joinRef || null, ref || null, topic]);
        assert.deepEqual(frame.push, { event, encoding: code === 0 ? "binary" : "json", payload });
      },
    ),
  );
});

Deno.test("encodeUserBroadcast() is what a client reads", () => {
  fc.assert(
    fc.property(text, text, bytes, fc.option(fc.uuid()), (topic, event, payload, id) => {
      const meta = id === null ? "" : JSON.stringify({ id });
      const wire = encodeUserBroadcast(topic, { event, encoding: "binary", payload }, meta);
      assert.ok(wire);
      assert.deepEqual(decodeBroadcast(wire), {
        joinRef: null,
        ref: null,
        topic,
        event: "broadcast",
        binary: true,
        payload: { type: "broadcast", event, payload, ...(id === null ? {} : { meta: { id } }) },
      });
    }),
  );
});

Deno.test("encodeUserBroadcast() has no frame for a field over 255 bytes", () => {
  const push = { event: "é".repeat(128), encoding: "json" as const, payload: new Uint8Array() };
  assert.equal(encodeUserBroadcast("topic", push, ""), null);
  assert.ok(encodeUserBroadcast("topic", { ...push, event: "é".repeat(127) }, ""));
});

Deno.test("decodeFrame() answers null to garbage and never throws", () => {
  fc.assert(
    fc.property(version, fc.oneof(fc.string(), fc.json(), bytes), (version, garbage) => {
      const data = typeof garbage === "string" ? garbage : garbage.buffer;
      const frame = decodeFrame(version, data);
      if (frame !== null) assert.equal(typeof frame.topic, "string");
    }),
    { numRuns: 2000 },
  );
  for (const data of ["", "[]", "{}", "null", '["1","1","t",5,{}]', '[1,2,{},"e",{}]', new ArrayBuffer(0)]) {
    assert.equal(decodeFrame("2.0.0", data), null);
    assert.equal(decodeFrame("1.0.0", data), null);
  }
});

Deno.test("a cut binary frame is none, wherever it is cut", () => {
  const wire = encodePush("1", "2", "realtime:topic", "event", new Uint8Array(), 1);
  for (let length = 0; length < wire.length; length++) {
    assert.equal(decodeFrame("2.0.0", wire.slice(0, length).buffer), null);
  }
});

Deno.test("a reply carries the refs of its question as they came", () => {
  const frame = { joinRef: "1", ref: 7, topic: "t", event: "e", payload: {}, push: null };
  assert.equal(
    encodeReply("2.0.0", frame, "ok", {}),
    '["1",7,"t","phx_reply",{"status":"ok","response":{}}]',
  );
});

Deno.test("parseVersion() takes 1.0.0 for granted", () => {
  const answers = [null, "", "1.0.0", "2.0.0", "3.0.0", "two"].map(parseVersion);
  assert.deepEqual(answers, ["1.0.0", "1.0.0", "1.0.0", "2.0.0", null, null]);
});
