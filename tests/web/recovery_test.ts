import assert from "node:assert/strict";
import { startSmtp } from "../support/smtp_server.ts";
import { testStack } from "../support/stack.ts";
import { clinicForm, fieldErrors } from "./clinic_form.ts";
import { visitor } from "./visitor.ts";

Deno.test("/recuperar-senha", async (t) => {
  await using smtp = startSmtp();
  await using stack = await testStack({
    smtpUrl: smtp.url,
    publicUrl: "https://vez.example",
    trustedProxies: 1,
  });
  const form = clinicForm();
  const [email, password] = [form.login_email, "outra frase longa"];
  const owner = visitor(stack.url);
  await owner.post("/cadastro/clinica", form);
  const page = visitor(stack.url);
  const complaint = async (answer: Response) =>
    /<p class="error-summary"[^>]*>([^<]*)</.exec(await answer.text())?.[1] ?? "";
  const ask = (identifier: string, headers: Record<string, string> = {}) =>
    page.post("/recuperar-senha", { identifier }, headers);
  let path = "";

  await t.step("asks for what is missing, or what is none", async () => {
    for (
      const [identifier, message] of [["", /Escreva o seu e-mail ou CPF/], ["ana@", /endereço|e-mail/i], [
        "123",
        /CPF/i,
      ]] as const
    ) {
      const answer = await ask(identifier);
      assert.equal(answer.status, 422);
      assert.match(fieldErrors(await answer.text()).identifier, message);
    }
  });

  await t.step(
    "says the same whether somebody has the address or not, and keeps what was typed",
    async () => {
      const [known, unknown] = await Promise.all([email, "x@example.com"].map(async (one) => {
        const answer = await ask(one);
        const html = await answer.text();
        assert.match(html, new RegExp(`value="${one}"`));
        return [answer.status, html.replaceAll(one, "")];
      }));
      assert.deepEqual(known, unknown);
      assert.match(String(known[1]), /o link já está a caminho/);
    },
  );

  await t.step("the mail leads to the configured place, whatever host was asked for", async () => {
    await ask(email, {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "203.0.113.4",
    });
    const { text } = await smtp.mailTo(email);
    path = /https:\/\/vez\.example(\/recuperar-senha\/[\w-]{24})\s/.exec(text)?.[1] ?? "";
    assert.ok(path, text);
    assert.doesNotMatch(smtp.mails.map(({ data }) => data).join(), /evil/);
  });

  await t.step("the link asks for a password twice, and says what is wrong with it", async () => {
    const html = await (await page.get(path)).text();
    assert.match(html, /conta d\*\*\*@sol/);
    assert.doesNotMatch(html, new RegExp(email));
    const wrong = [
      [{ password: "curta", password_again: "curta" }, "password", /pelo menos 8/],
      [{ password, password_again: `${password}.` }, "password_again", /diferentes/],
    ] as const;
    for (const [fields, field, message] of wrong) {
      const answer = await page.post(path, fields);
      assert.equal(answer.status, 422);
      assert.match(fieldErrors(await answer.text())[field], message);
    }
  });

  await t.step("the new password signs in, the old one and old sessions do not", async () => {
    const done = await page.post(path, { password, password_again: password });
    assert.equal(done.headers.get("location"), "/entrar?senha");
    assert.match(await (await page.get("/entrar?senha")).text(), /role="status">Senha trocada/);
    const enter = async (word: string) =>
      (await visitor(stack.url).post("/entrar", { identifier: email, password: word })).status;
    assert.equal(await enter(form.login_password), 401);
    assert.equal(await enter(password), 303);
    const refresh = await stack
      .sql`select from auth.refresh_tokens as t join auth.sessions as s on s.id = t.session_id
      where s.created_at < (select max(created_at) from auth.sessions)`;
    assert.equal(refresh.length, 0);
  });

  await t.step("a link that is used up, or none, says so and offers another", async () => {
    for (const one of [path, `/recuperar-senha/${"A".repeat(24)}`, "/recuperar-senha/x"]) {
      const answer = await page.get(one);
      assert.equal(answer.status, 410, one);
      assert.match(await answer.text(), /href="\/recuperar-senha">Pedir outro link/);
    }
    assert.equal((await page.post(path, { password, password_again: password })).status, 410);
  });

  await t.step("too many tries: 429 in the reader's language, when to come back, the form kept", async () => {
    const english = { "accept-language": "en", "x-forwarded-for": "203.0.113.5" };
    for (let tries = 0; tries < 8; tries++) assert.equal((await ask("y@example.com", english)).status, 200);
    const answer = await ask("y@example.com", english);
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers.get("retry-after")) > 60);
    const html = await answer.clone().text();
    assert.match(html, /value="y@example.com"/);
    assert.match(await complaint(answer), /Too many attempts/);
  });

  await t.step("so at /entrar, and at /cadastro/clinica with everything that was typed", async () => {
    const here = { "x-forwarded-for": "203.0.113.6" };
    const enter = () => page.post("/entrar", { identifier: "y@example.com", password: "x" }, here);
    for (let tries = 0; tries < 10; tries++) assert.equal((await enter()).status, 401);
    const refused = await enter();
    assert.equal(refused.status, 429);
    assert.match(refused.headers.get("retry-after") ?? "", /^\d+$/);
    assert.match(await refused.text(), /value="y@example.com"/);
    const stranger = visitor(stack.url);
    await stack.sql`
      select private.take_attempt('sign_up_pair', '203.0.113.6 z@example.com', 20, '1 hour')
      from generate_series(1, 20)`;
    const signUp = await stranger.post("/cadastro/clinica", { ...form, login_email: "z@example.com" }, here);
    assert.equal(signUp.status, 429);
    assert.match(await signUp.text(), /value="Clínica Sol"/);
  });
});
