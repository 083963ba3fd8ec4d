import assert from "node:assert/strict";
import * as z from "zod/mini";
import { MEMBER_ROLES, MemberRole } from "../../edge/domain/member.ts";
import { anonymous, codeOf, refusal, user } from "../support/actors.ts";
import {
  type Clinic,
  clinic,
  cnpjOf,
  establishmentData,
  person,
  serial,
  visit,
} from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";

const db = await testDatabase();
const { sql } = db;
Deno.test.afterAll(async () => await db[Symbol.asyncDispose]());

const Row = z.looseObject({ version: z.int() });
const Conflict = z.object({ version: z.int(), current: Row, changed: z.array(z.string()) });

const save = (house: Clinic, patch: object, version = 1, role: MemberRole = "owner") =>
  user(sql, house.members[role]).call(Row, "update_establishment", house.id, String(version), patch);

async function pathOf(attempt: Promise<unknown>): Promise<string> {
  const { code, detail } = await refusal(attempt);
  assert.equal(code, "INVLD", detail);
  return JSON.parse(detail ?? "").errors[0].path;
}

Deno.test("update_establishment() changes what the patch names, cleans it, and counts the version", async () => {
  const house = await clinic(sql);
  const saved = await save(house, {
    name: "  Clínica Nova ",
    phone: "(21) 3456-7890",
    postal_code: "20040-002",
    state: "rj",
    website: "",
    opening_hours: { monday: [["08:00", "12:00"], ["13:00", "18:00"]], sunday: [] },
    notifications: { enabled: false, kinds: { almost_your_turn: true } },
    panel_shows: "names",
    risk_targets: { red: 0, orange: 15, yellow: 60, green: 120, blue: 180 },
    logo_path: `${house.id}/logo.png`,
  });
  assert.deepEqual([saved.version, saved.name, saved.phone, saved.postal_code, saved.state, saved.website], [
    2,
    "Clínica Nova",
    "2134567890",
    "20040002",
    "RJ",
    null,
  ]);
  assert.equal(saved.timezone, "America/Sao_Paulo");
  assert.equal((await save(house, { state: "AM", timezone: null }, 2)).timezone, "America/Manaus");
});

Deno.test("update_establishment() tells the second of two editors what the first one changed", async () => {
  const house = await clinic(sql);
  await save(house, { city: "Santos", employees: 12 }, 1, "admin");
  await save(house, { city: "Campinas" }, 2, "admin");
  const { code, detail } = await refusal(save(house, { name: "Outra" }));
  assert.equal(code, "STALE");
  const conflict = z.parse(Conflict, JSON.parse(detail ?? ""));
  assert.deepEqual([conflict.version, conflict.changed], [3, ["city", "employees"]]);
  assert.deepEqual([conflict.current.city, conflict.current.employees], ["Campinas", 12]);
  assert.equal((await save(house, { name: "Outra" }, 3)).version, 4);
});

Deno.test("update_establishment() by ten admins at once: one saves, nine are told", async () => {
  const house = await clinic(sql);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) => save(house, { address: `Rua ${i}` })),
  );
  const refused = outcomes.flatMap((one) => one.status === "rejected" ? [one.reason.code] : []);
  assert.deepEqual(refused, Array(9).fill("STALE"));
});

Deno.test("update_establishment() that changes nothing keeps the version", async () => {
  const house = await clinic(sql);
  assert.equal((await save(house, { city: "São Paulo" })).version, 1);
  assert.equal((await save(house, {})).version, 1);
});

Deno.test("update_establishment() names the field that is wrong, and takes none that is not a setting", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  for (const field of ["id", "slug", "version", "created_at", "establishment_id", "role"]) {
    assert.equal(await pathOf(save(house, { [field]: "x" })), field);
  }
  const wrong: Record<string, unknown> = {
    name: null,
    email: "nobody",
    phone: "123",
    cnpj: "11.222.333/0001-82",
    employees: "many",
    segment: "shop",
    timezone: "Mars/Base",
    language: "fr",
    panel_shows: "everything",
    triage_required: "perhaps",
    logo_path: `${other.id}/logo.png`,
    opening_hours: { monday: [["12:00", "08:00"]] },
    notifications: { enabled: "yes", kinds: {} },
    risk_targets: { red: 0, orange: 10, yellow: 60, green: 120 },
  };
  for (const [field, value] of Object.entries(wrong)) {
    assert.equal(await pathOf(save(house, { [field]: value })), field, field);
  }
  const taken = cnpjOf(serial() + 500);
  await sql`update public.establishments set cnpj = ${taken} where id = ${other.id}`;
  assert.equal(await codeOf(save(house, { cnpj: taken })), "CNPJT");
});

Deno.test("update_establishment() is for owners and admins", async () => {
  const house = await clinic(sql);
  for (const role of MEMBER_ROLES.filter((role) => role !== "owner" && role !== "admin")) {
    assert.equal(await codeOf(save(house, { city: "Santos" }, 1, role)), "DNIED", role);
  }
});

async function holds(rule: string, values: unknown[]): Promise<boolean[]> {
  const rows = await sql`
    select private.${sql(rule)}(one) as holds
    from jsonb_array_elements(${
    JSON.stringify(values)
  }::text::jsonb) with ordinality as all_of (one, i) order by i`;
  return rows.map((row) => row.holds);
}

Deno.test("are_opening_hours(): weekdays with ordered spans, and nothing else", async () => {
  const good = [
    {},
    { monday: [] },
    { monday: [["00:00", "24:00"]] },
    { friday: [["08:00", "09:00"], ["10:00", "11:00"], ["12:00", "13:00"], ["14:00", "15:00"]] },
  ];
  const bad = [
    [],
    "monday",
    { lunes: [] },
    { monday: null },
    { monday: {} },
    { monday: ["08:00", "12:00"] },
    { monday: [["08:00"]] },
    { monday: [["08:00", "12:00", "13:00"]] },
    { monday: [["8:00", "12:00"]] },
    { monday: [["08:00", "24:30"]] },
    { monday: [["08:00", "08:00"]] },
    { monday: [["08:00", "12:00"], ["11:00", "13:00"]] },
    { monday: [["08:00", "12:00"], ["12:00", "13:00"]] },
    { monday: Array.from({ length: 5 }, (_, i) => [`0${i}:00`, `0${i}:30`]) },
  ];
  assert.deepEqual(await holds("are_opening_hours", good), good.map(() => true));
  assert.deepEqual(await holds("are_opening_hours", bad), bad.map(() => false));
});

Deno.test("are_notification_choices(), are_risk_targets(): complete and of the right kind", async () => {
  const choices = [{ enabled: true, kinds: {} }, { enabled: false, kinds: { your_turn: false } }];
  assert.deepEqual(await holds("are_notification_choices", choices), [true, true]);
  const odd = [
    [],
    {},
    { enabled: true },
    { enabled: true, kinds: [] },
    { enabled: 1, kinds: {} },
    {
      enabled: true,
      kinds: {},
      more: 1,
    },
    { enabled: true, kinds: { a: 1 } },
    { enabled: true, kinds: { "<b>": true } },
  ];
  assert.deepEqual(await holds("are_notification_choices", odd), odd.map(() => false));
  const targets = { red: 0, orange: 10, yellow: 60, green: 120, blue: 240 };
  assert.deepEqual(await holds("are_risk_targets", [targets, { ...targets, orange: 0, blue: 1440 }]), [
    true,
    true,
  ]);
  const wrong = [
    [],
    {},
    { ...targets, blue: 119 },
    { ...targets, red: -1 },
    { ...targets, blue: 1441 },
    {
      ...targets,
      white: 300,
    },
    { ...targets, red: "0" },
    { ...targets, red: 0.5 },
  ];
  assert.deepEqual(await holds("are_risk_targets", wrong), wrong.map(() => false));
});

Deno.test("read_ticket() carries the logo and the language", async () => {
  const house = await clinic(sql);
  await save(house, { logo_path: `${house.id}/logo.webp`, language: "en" });
  const { token } = await visit(sql, house);
  const Place = z.object({
    establishment: z.looseObject({ logo_path: z.string(), language: z.string() }),
  });
  const { establishment } = await anonymous(sql).call(Place, "read_ticket", token);
  assert.deepEqual([establishment.logo_path, establishment.language], [`${house.id}/logo.webp`, "en"]);
});

Deno.test("A clinic's language is passed on to the panels that speak it alone", async () => {
  const [house, other] = [await clinic(sql), await clinic(sql)];
  const [{ id: polyglot }] = await sql`
    insert into public.displays (establishment_id, name, languages)
    values (${house.id}, 'Corredor', '{pt-BR,es}') returning id`;
  await save(house, { language: "en" });
  const rows = await sql`
    select id, languages from public.displays where establishment_id = ${house.id} order by name`;
  assert.deepEqual(rows.map(({ id, languages }) => [id === polyglot, languages]), [
    [true, ["pt-BR", "es"]],
    [false, ["en"]],
  ]);
  const [{ languages }] = await sql`select languages from public.displays where id = ${other.display}`;
  assert.deepEqual(languages, ["pt-BR"]);
});

Deno.test("create_establishment() gives the settings that a new clinic starts with", async () => {
  const who = user(sql, await person(sql));
  const { id } = await who.call(
    z.looseObject({ id: z.string() }),
    "create_establishment",
    establishmentData(),
  );
  const [row] = await sql`
    select panel_shows, notifications, risk_targets, opening_hours from public.establishments where id = ${id}`;
  assert.deepEqual({ ...row }, {
    panel_shows: "codes",
    notifications: { enabled: true, kinds: {} },
    risk_targets: { red: 0, orange: 10, yellow: 60, green: 120, blue: 240 },
    opening_hours: {},
  });
});
