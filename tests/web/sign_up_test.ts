import assert from "node:assert/strict";
import { testStack } from "../support/stack.ts";
import { clinicForm, fieldErrors } from "./clinic_form.ts";
import { visitor } from "./visitor.ts";

const CNPJS = ["11.222.333/0001-81", "33.444.888/0002-91", "9Z.TMH.4P0/0001-50", "BR.5A1.D00/0A1C-80"];

Deno.test("/cadastro/clinica", async (t) => {
  await using stack = await testStack();
  const countClinics = async () => (await stack.sql`select 1 from public.establishments`).length;
  const countUsers = async () => (await stack.sql`select 1 from auth.users`).length;
  const taken = clinicForm();

  await t.step("makes account, clinic and session, and leads to the clinic", async () => {
    const owner = visitor(stack.url);
    const answer = await owner.post("/cadastro/clinica", taken);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "/app/clinica-sol");
    const [clinic] = await stack.sql`select * from public.establishments where slug = 'clinica-sol'`;
    assert.equal(clinic.cnpj, "12ABC34501DE35");
    assert.equal(clinic.phone, "11987654321");
    assert.equal(clinic.postal_code, "01310100");
    assert.equal(clinic.employees, 12);
    assert.match(clinic.website, /^https:\/\/www\.sol\.com\.br\/?$/);
    assert.equal(clinic.description, "Pediatria.\nSegunda a sexta.");
    assert.equal((await owner.get("/app/clinica-sol")).status, 200);
  });

  await t.step("keeps tokens in httpOnly cookies and out of the page", async () => {
    const owner = visitor(stack.url);
    await owner.post("/entrar", { identifier: taken.login_email, password: taken.login_password });
    assert.deepEqual([...owner.cookies.keys()], ["vez-device", "vez-session"]);
    for (const cookie of owner.setCookies) assert.match(cookie, /HttpOnly; SameSite=Lax/);
    const { access_token, expires_at } = await (await owner.get("/sessao/token")).json();
    assert.ok(expires_at > Date.now() / 1000);
    const html = await (await owner.get("/cadastro/clinica")).text();
    assert.doesNotMatch(html, new RegExp(access_token.slice(-20)));
  });

  await t.step("sent twice at once makes one account and one clinic", async () => {
    const [clinics, users] = [await countClinics(), await countUsers()];
    const form = clinicForm({ cnpj: CNPJS[0], name: "Duas Vezes" });
    const answers = await Promise.all(
      [1, 2, 3].map(() => visitor(stack.url).post("/cadastro/clinica", form)),
    );
    for (const answer of answers) assert.equal(answer.headers.get("location"), "/app/duas-vezes");
    assert.equal(await countClinics(), clinics + 1);
    assert.equal(await countUsers(), users + 1);
  });

  await t.step(
    "says all that is wrong at once, beside the fields and in a summary, and makes nothing",
    async () => {
      const users = await countUsers();
      const form = clinicForm({
        name: " ",
        cnpj: "12.ABC.345/01DE-36",
        segment: "",
        employees: "doze",
        website: "javascript:alert(1)",
        email: "",
        phone: "98765",
        postal_code: "123",
        address: "",
        city: "",
        state: "XX",
        login_email: "dona",
        login_password: "curta",
      });
      const answer = await visitor(stack.url).post("/cadastro/clinica", form);
      assert.equal(answer.status, 422);
      const html = await answer.text();
      const wrong = fieldErrors(html);
      assert.deepEqual(Object.keys(wrong), [
        "name",
        "cnpj",
        "segment",
        "employees",
        "website",
        "phone",
        "postal_code",
        "address",
        "city",
        "state",
        "login_email",
        "login_password",
      ]);
      assert.match(wrong.cnpj, /Confira o CNPJ/);
      for (const field of Object.keys(wrong)) {
        assert.match(html, new RegExp(`<a href="#${field}">`));
        assert.match(html, new RegExp(`aria-describedby="[^"]*${field}-error"`));
      }
      assert.match(html, /class="error-summary" role="alert" tabindex="-1" autofocus/);
      assert.equal(await countUsers(), users, "no account without a clinic");
    },
  );

  await t.step(
    "takes no numbers for names of a clinic, a street and a city, and doubts a foreign CEP",
    async () => {
      const form = clinicForm({ name: "24 / 7", address: "1234", city: "1", postal_code: "20040-002" });
      const html = await (await visitor(stack.url).post("/cadastro/clinica", form)).text();
      const wrong = fieldErrors(html);
      assert.deepEqual(Object.keys(wrong), ["name", "address", "city"]);
      assert.match(wrong.city, /por extenso/);
      assert.match(wrong.address, /Rua das Flores/);
      assert.match(html, /data-postal-warning="[^"]+">Este CEP é de outro estado: RJ/);
    },
  );

  await t.step("says it in English to English readers", async () => {
    const answer = await visitor(stack.url).post("/cadastro/clinica", clinicForm({ cnpj: "1" }), {
      "accept-language": "en",
    });
    assert.match(fieldErrors(await answer.text()).cnpj, /Check the CNPJ/);
  });

  await t.step("gives back what was typed, safely, but never the password", async () => {
    const name = `<script>alert("1")</script>&'`;
    const form = clinicForm({ name, cnpj: "1", description: "</textarea><b>x", city: "Belém" });
    const html = await (await visitor(stack.url).post("/cadastro/clinica", form)).text();
    assert.doesNotMatch(html, /<script>alert|<b>x/);
    assert.match(html, /value="&lt;script>alert\(&quot;1&quot;\)&lt;\/script>&amp;'"/);
    assert.match(html, /&lt;\/textarea>&lt;b>x/);
    assert.match(html, /value="Belém"/);
    assert.match(html, /<option selected value="SP"|<option value="SP" selected/);
    assert.doesNotMatch(html, /uma frase boa/);
  });

  await t.step(
    "refused for a CNPJ that is taken, the account stays and only the clinic is asked again",
    async () => {
      const person = visitor(stack.url);
      const form = clinicForm({ cnpj: taken.cnpj });
      const refused = await person.post("/cadastro/clinica", form);
      assert.equal(refused.status, 422);
      const html = await refused.text();
      assert.match(fieldErrors(html).cnpj, /Já existe uma clínica com este CNPJ/);
      assert.match(html, /Sua conta já está criada/);
      assert.doesNotMatch(html, /name="login_password"/);
      const mended = await person.post("/cadastro/clinica", { ...form, cnpj: CNPJS[1], name: "Clínica Lua" });
      assert.equal(mended.headers.get("location"), "/app/clinica-lua");
    },
  );

  await t.step("whoever sends a clinic of their own again is shown the way to it", async () => {
    const owner = visitor(stack.url);
    await owner.post("/entrar", { identifier: taken.login_email, password: taken.login_password });
    const html = await (await owner.post("/cadastro/clinica", { ...taken, form_key: "other" })).text();
    assert.match(html, /<a href="\/app\/clinica-sol">Clínica Sol<\/a>/);
  });

  await t.step("an e-mail that has an account goes on with its password, and only with it", async () => {
    const form = clinicForm({ login_email: taken.login_email, cnpj: CNPJS[2], name: "Segunda" });
    const wrong = await visitor(stack.url).post("/cadastro/clinica", {
      ...form,
      login_password: "outra frase",
    });
    assert.equal(wrong.status, 422);
    assert.match(fieldErrors(await wrong.text()).login_email, /já tem conta/);
    const right = await visitor(stack.url).post("/cadastro/clinica", form);
    assert.equal(right.headers.get("location"), "/app/segunda");
  });

  await t.step("without a contact e-mail the login's is used", async () => {
    const form = clinicForm({ email: "", cnpj: CNPJS[3], name: "Sem Contato" });
    await visitor(stack.url).post("/cadastro/clinica", form);
    const [clinic] = await stack.sql`select email from public.establishments where slug = 'sem-contato'`;
    assert.equal(clinic.email, form.login_email);
  });
});
