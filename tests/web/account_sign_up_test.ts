import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { PRIVACY_VERSION, TERMS_VERSION } from "../../edge/domain/legal.ts";
import { clinic, patients, visit } from "../support/builders.ts";
import { startSmtp } from "../support/smtp_server.ts";
import { testStack } from "../support/stack.ts";
import { accountForm } from "./account_form_fields.ts";
import { fieldErrors } from "./clinic_form.ts";
import { sessionCookie } from "./staff_member.ts";
import { visitor } from "./visitor.ts";

Deno.test("/cadastro/paciente", async (t) => {
  await using smtp = startSmtp();
  await using stack = await testStack({ smtpUrl: smtp.url });
  const { sql } = stack;
  const known = accountForm({ rg: "12.345.678-X" });
  const ana = visitor(stack.url);

  await t.step(
    "opens login and account, notes what was agreed to, mails a link, and shows the queues",
    async () => {
      const answer = await ana.post("/cadastro/paciente", known);
      assert.equal(answer.headers.get("location"), "/minha/fila?feito=created");
      const [row] = await sql`
      select a.*, u.email from public.patient_accounts a join auth.users u on u.id = a.user_id
      where u.email = ${known.email}`;
      assert.deepEqual([row.name, row.cpf, row.rg, row.terms_version, row.privacy_version], [
        known.name,
        known.cpf.replace(/\D/g, ""),
        "12345678X",
        TERMS_VERSION,
        PRIVACY_VERSION,
      ]);
      assert.ok(Math.abs(row.terms_accepted_at - Date.now()) < 60_000);
      assert.match(
        await (await ana.get("/minha/fila?feito=created")).text(),
        /Conta criada\. Enviamos um link/,
      );
      const { text } = await smtp.mailTo(known.email);
      assert.match(text, /\/minha\/conta\/email\/[\w-]{24}/);
      assert.deepEqual([...ana.cookies.keys()].filter((name) => name.startsWith("vez-session")), []);
    },
  );

  await t.step("access tokens live one hour", async () => {
    const { access_token } = await (await ana.get("/minha/sessao/token")).json();
    const { iat = 0, exp = 0 } = decodeJwt(access_token);
    assert.equal(exp - iat, 3600);
    const config = await Deno.readTextFile(new URL("../../supabase/config.toml", import.meta.url));
    assert.match(config, /^jwt_expiry = 3600$/m);
  });

  await t.step("the same form again goes on, whoever has an account skips the form", async () => {
    const again = await visitor(stack.url).post("/cadastro/paciente", known);
    assert.equal(again.headers.get("location"), "/minha/fila?feito=created");
    assert.equal((await ana.get("/cadastro/paciente")).headers.get("location"), "/minha/fila");
    const next = "/cadastro/paciente?next=/minha/conta";
    assert.equal((await ana.get(next)).headers.get("location"), "/minha/conta");
  });

  await t.step("names every wrong field, keeps what was typed, and never a password", async () => {
    const typed = {
      name: "<b>A",
      birth_date: "31/02/1990",
      cpf: "529.982.247-26",
      rg: "???",
      email: "ana@",
      password: "curta",
      password_again: "outra",
      terms_version: TERMS_VERSION,
      privacy_version: PRIVACY_VERSION,
    };
    const answer = await visitor(stack.url).post("/cadastro/paciente", typed);
    assert.equal(answer.status, 422);
    const html = await answer.text();
    const errors = fieldErrors(html);
    assert.deepEqual(Object.keys(errors), ["birth_date", "cpf", "rg", "email", "password", "consent"]);
    for (const [field, message] of Object.entries(errors)) {
      assert.ok(html.includes(`<a href="#${field}">${message}</a>`), field);
    }
    for (const kept of ["&lt;b>A", "31/02/1990", "529.982.247-26", "???", "ana@"]) {
      assert.ok(html.includes(`value="${kept}"`), kept);
    }
    assert.ok(!html.includes("curta") && !html.includes('value="outra"'));
    const english = await visitor(stack.url).post("/cadastro/paciente", { ...typed, birth_date: "soon" }, {
      "accept-language": "en",
    });
    assert.match(await english.text(), /Write the date as day, month and year/);
  });

  await t.step(
    "asks for the password twice alike, and for the box to be ticked for the texts in force",
    async () => {
      const errorsOf = async (changes: Record<string, string>) =>
        fieldErrors(
          await (await visitor(stack.url).post("/cadastro/paciente", accountForm(changes))).text(),
        );
      assert.deepEqual(Object.keys(await errorsOf({ password_again: "uma frase comprida " })), [
        "password_again",
      ]);
      assert.deepEqual(Object.keys(await errorsOf({ terms_version: "2020-01-01" })), ["consent"]);
      const { consent: _, ...without } = accountForm();
      const html = await (await visitor(stack.url).post("/cadastro/paciente", without)).text();
      assert.match(fieldErrors(html).consent, /aceitar os termos/);
    },
  );

  await t.step("a CPF that has an account: the login stays, the form asks for the rest alone", async () => {
    const bia = visitor(stack.url);
    const form = accountForm({ cpf: known.cpf });
    const refused = await bia.post("/cadastro/paciente", form);
    assert.equal(refused.status, 409);
    const html = await refused.text();
    assert.match(fieldErrors(html).cpf, /Já existe uma conta com este CPF/);
    assert.match(html, /Seu acesso já está criado/);
    assert.doesNotMatch(html, /type="password"/);
    // Without an account its pages lead back here.
    assert.equal(
      (await bia.get("/minha/conta")).headers.get("location"),
      "/cadastro/paciente?next=%2Fminha%2Fconta",
    );
    const { password: _, password_again: __, email: ___, ...rest } = accountForm({ next: "/minha/conta" });
    assert.equal((await bia.post("/cadastro/paciente", rest)).headers.get("location"), "/minha/conta");
  });

  await t.step(
    "an e-mail with another password is refused; whoever works in a clinic may be a patient too",
    async () => {
      const house = await clinic(sql);
      const nurse = `${house.members.nurse}@example.com`;
      const cookie = await sessionCookie(stack, house.members.nurse, "patient");
      const asNurse = visitor(stack.url, (request) => {
        request.headers.append("cookie", cookie);
        return fetch(request);
      });
      assert.match(await (await asNurse.get("/cadastro/paciente")).text(), new RegExp(nurse));
      const taken = await visitor(stack.url).post(
        "/cadastro/paciente",
        accountForm({ email: known.email, password: "outra frase", password_again: "outra frase" }),
      );
      assert.match(fieldErrors(await taken.text()).email, /já tem acesso ao Vez/);
      const { email: _, password: __, password_again: ___, ...form } = accountForm();
      const made = await asNurse.post("/cadastro/paciente", form);
      assert.match(made.headers.get("location") ?? "", /^\/minha\/fila/);
      // A patient's session opens no staff page, although the login works there.
      assert.equal(
        (await asNurse.get(`/app/${house.slug}/fila`)).headers.get("location"),
        `/entrar?next=%2Fapp%2F${house.slug}%2Ffila`,
      );
    },
  );

  await t.step("a registered CPF shows nobody else's queue", async () => {
    const house = await clinic(sql);
    const form = accountForm();
    const [chart] = await patients(sql, house.id, 1);
    await sql`update public.patients set cpf = ${
      form.cpf.replace(/\D/g, "")
    }, email = ${form.email} where id = ${chart}`;
    const { token } = await visit(sql, house, { patient_id: chart });
    const thief = visitor(stack.url);
    await thief.post("/cadastro/paciente", form);
    for (const path of ["/minha/fila", "/minha/conta"]) {
      const html = await (await thief.get(path)).text();
      assert.ok(!html.includes(token) && !html.includes(house.id), path);
    }
    assert.match(await (await thief.get("/minha/fila")).text(), /Sua conta ainda não tem fichas/);
    assert.deepEqual(await (await thief.get("/minha/fila/senhas")).json(), { tickets: [] });
  });

  await t.step("next leads to own pages alone", async () => {
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
      const html = await (await visitor(stack.url).get(`/cadastro/paciente?next=${encodeURIComponent(next)}`))
        .text();
      assert.match(html, /<input type="hidden" name="next" value(="")?\/?>/, next);
    }
  });
});
