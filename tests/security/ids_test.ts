import assert from "node:assert/strict";
import { Ticket } from "../../edge/domain/public_queue.ts";
import { clinic, person, visit, visits } from "../support/builders.ts";
import { pinboard } from "../support/pinboards.ts";
import { chartLink, chartMerge, holder, openSession } from "../support/people.ts";
import { testApi } from "../edge/support/test_api.ts";
import { readCatalogue } from "./support/api_catalogue.ts";
import { bodyFor } from "./support/right_bodies.ts";
import { remoteTicket } from "../support/remote_tickets.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("Every route answers somebody else's id exactly as an id that does not exist: 404", async () => {
  const house = await clinic(api.sql);
  const other = await clinic(api.sql);
  const foreign = await visit(api.sql, other);
  const merge = await chartMerge(api.sql, other.id);
  const ana = await holder(api.sql);
  await chartLink(api.sql, other.id, { patient_id: foreign.patient_id, user_id: ana.id });
  const own: Readonly<Record<string, string>> = {
    establishments: other.id,
    professionals: other.professional,
    displays: other.display,
    services: other.service,
    rooms: other.room,
    "remote-tickets": await remoteTicket(api.sql, other),
    patients: foreign.patient_id,
    merges: merge,
    pinboards: await pinboard(api.sql, other),
    "me/charts": foreign.patient_id,
    "me/sessions": await openSession(api.sql, ana.id),
  };
  const idOf = (path: string) => own[/^\/((?:me\/)?[\w-]+)/.exec(path)?.[1] ?? ""] ?? foreign.id;
  const { routes } = await readCatalogue(api);
  const callers = [await api.as(house.members.owner), await api.as(await person(api.sql))];
  let tried = 0;
  for (const { id, method, path, isPublic, body } of routes) {
    if (isPublic || !path.includes("{id}")) continue;
    for (const caller of callers) {
      const ask = (value: string, key?: string) => {
        const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key };
        const url = path.replace("{id}", value).replace("{user}", other.members.nurse)
          .replace(/\{\w+\}/g, crypto.randomUUID());
        if (method === "PATCH") return caller.patch(url, bodyFor(id, house));
        if (method === "POST") return caller.post(url, body ? bodyFor(id, house) : undefined, headers);
        return body ? caller.delete(url, bodyFor(id, house)) : caller.send(url, { method });
      };
      const answers = [
        await ask(crypto.randomUUID()),
        await ask(idOf(path)),
        await ask(idOf(path), crypto.randomUUID()),
        await ask("not-an-id"),
        await ask("1 or 1=1"),
      ];
      for (const answer of answers) {
        assert.equal(answer.status, 404, `${method} ${path}: ${answer.text}`);
        assert.equal(answer.text, answers[0].text, `${method} ${path}`);
      }
      tried++;
    }
  }
  assert.ok(tried > 30);
  const [{ count }] = await api.sql`select count(*)::int from public.visit_events`;
  assert.equal(count, 0, "something was done at the other clinic");
});

Deno.test("Ticket tokens are 144 random bits, and neighbours of one are nobody's", async () => {
  const house = await clinic(api.sql);
  const made = await visits(api.sql, house, Array.from({ length: 300 }, () => ({})));
  const tokens = made.map(({ token }) => token);
  assert.equal(new Set(tokens).size, 300);
  for (const token of tokens) assert.match(token, /^[A-Za-z0-9_-]{24}$/);
  // No place of the token is the same in all: nothing of it is a counter, a date or an establishment.
  for (let i = 0; i < 24; i++) assert.ok(new Set(tokens.map((token) => token[i])).size > 30);
  const anyone = api.bearing();
  assert.equal((await anyone.get(`/tickets/${tokens[0]}`)).read(Ticket).code, made[0].code);
  const unknown = (await anyone.get(`/tickets/${"A".repeat(24)}`)).text;
  const guesses = [
    tokens[0].slice(0, 23) + (tokens[0].endsWith("A") ? "B" : "A"),
    tokens[0].toLowerCase() === tokens[0] ? tokens[0].toUpperCase() : tokens[0].toLowerCase(),
    tokens[0].slice(0, 12),
    `${tokens[0]}A`,
    `${tokens[0].slice(0, 23)}%`,
    `${tokens[0].slice(0, 23)}_`,
    made[0].id,
    made[0].code,
    "%00",
    "..%2f..%2fme",
  ];
  for (const guess of guesses.filter((guess) => guess !== tokens[0])) {
    for (
      const answer of [await anyone.get(`/tickets/${guess}`), await anyone.post(`/tickets/${guess}/session`)]
    ) {
      if (answer.status === 405) continue;
      assert.deepEqual([answer.status, answer.text], [404, unknown], guess);
    }
  }
});

Deno.test("A display's id is neither guessed nor taken for another kind of id", async () => {
  const house = await clinic(api.sql);
  const { id } = await visit(api.sql, house);
  const anyone = api.bearing();
  const unknown = await anyone.get(`/displays/${crypto.randomUUID()}`);
  for (const guess of [house.id, house.room, id, "x"]) {
    const answer = await anyone.get(`/displays/${guess}`);
    assert.deepEqual([answer.status, answer.text], [404, unknown.text]);
  }
});
