import assert from "node:assert/strict";
import { CreatedEstablishment, Establishment, Indicators, Profile } from "../../edge/domain/establishment.ts";
import { clinic, establishmentData, person } from "../support/builders.ts";
import { testApi } from "./support/test_api.ts";

const api = await testApi();
Deno.test.afterAll(async () => await api[Symbol.asyncDispose]());

Deno.test("POST /establishments makes the caller the owner and stores documents bare", async () => {
  const user = await person(api.sql);
  const caller = await api.as(user);
  const answer = await caller.post(
    "/establishments",
    establishmentData({
      name: "Clínica São José",
      cnpj: "12.abc.345/01de-35",
      phone: "+55 (11) 98765-4321",
      postal_code: "01310-100",
      website: "saojose.com.br",
    }),
  );
  assert.equal(answer.status, 201);
  const { id, slug } = answer.read(CreatedEstablishment);
  assert.equal(slug, "clinica-sao-jose");
  const held = (await caller.get(`/establishments/${id}`)).read(Establishment);
  assert.equal(held.cnpj, "12ABC34501DE35");
  assert.equal(held.phone, "11987654321");
  assert.equal(held.postal_code, "01310100");
  assert.equal(held.website, "https://saojose.com.br");
  assert.equal(held.timezone, "America/Sao_Paulo");
  const me = (await caller.get("/me")).read(Profile);
  assert.deepEqual(me.establishments.map(({ id, role }) => ({ id, role })), [{ id, role: "owner" }]);
});

Deno.test("POST /establishments names every wrong field in the reader's language", async () => {
  const caller = await api.as(await person(api.sql));
  const body = {
    ...establishmentData({
      cnpj: "11.222.333/0001-82",
      phone: "123",
      segment: "bakery",
      employees: -1,
      city: " ",
    }),
    email: "nobody",
    address: undefined,
    timezone: "Mars/Olympus",
  };
  const expected = {
    cnpj: ["invalid_cnpj", "Este CNPJ não é válido.", "This CNPJ is not valid."],
    phone: ["invalid_phone", "Informe um telefone com DDD.", "Enter a phone number with its area code."],
    segment: ["invalid_choice", "Escolha uma das opções.", "Choose one of the options."],
    employees: ["too_small", "O menor valor aceito é 0.", "The smallest value accepted is 0."],
    city: ["required", "Preencha este campo.", "Fill in this field."],
    email: ["invalid_email", "Informe um e-mail válido.", "Enter a valid e-mail address."],
    address: ["required", "Preencha este campo.", "Fill in this field."],
    timezone: [
      "invalid_timezone",
      "Informe um fuso horário da lista IANA.",
      "Enter a time zone of the IANA list.",
    ],
  };
  for (const [language, column] of [["pt-BR", 1], ["en", 2]] as const) {
    const answer = await caller.post("/establishments", body, { "accept-language": language });
    assert.equal(answer.status, 422);
    assert.equal(answer.headers.get("content-language"), language);
    const problem = answer.problem();
    assert.equal(problem.code, "invalid_input");
    const told = problem.errors?.map(({ path, code, message }) => [path, [code, message]]) ?? [];
    const wanted = Object.entries(expected).map(([path, texts]) => [path, [texts[0], texts[column]]]);
    assert.deepEqual(Object.fromEntries(told), Object.fromEntries(wanted));
  }
});

Deno.test("POST /establishments answers 409 cnpj_taken for a CNPJ that is registered", async () => {
  const caller = await api.as(await person(api.sql));
  const body = establishmentData();
  assert.equal((await caller.post("/establishments", body)).status, 201);
  const again = await caller.post("/establishments", body);
  assert.equal(again.status, 409);
  assert.equal(again.problem().code, "cnpj_taken");
});

Deno.test("POST /establishments takes the time zone of the state when none is given", async () => {
  const caller = await api.as(await person(api.sql));
  const { id } = (await caller.post("/establishments", establishmentData({ state: "AC" }))).read(
    CreatedEstablishment,
  );
  const held = (await caller.get(`/establishments/${id}`)).read(Establishment);
  assert.equal(held.timezone, "America/Rio_Branco");
});

Deno.test("GET /establishments/:id and its indicators are for members of any role", async () => {
  const house = await clinic(api.sql);
  for (const user of Object.values(house.members)) {
    const caller = await api.as(user);
    assert.equal((await caller.get(`/establishments/${house.id}`)).read(Establishment).slug, house.slug);
    const counts = (await caller.get(`/establishments/${house.id}/indicators`)).read(Indicators);
    assert.deepEqual(counts, { waiting: 0, in_service: 0, finished_today: 0 });
  }
});

Deno.test("GET /me tells who asks, and nothing of places where they do not work", async () => {
  await clinic(api.sql);
  const user = await person(api.sql);
  const me = (await (await api.as(user)).get("/me")).read(Profile);
  assert.deepEqual(me, {
    id: user,
    email: `${user}@example.com`,
    patient: false,
    account: null,
    establishments: [],
  });
});
