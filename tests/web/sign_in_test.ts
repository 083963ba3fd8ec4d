import assert from "node:assert/strict";
import { testStack } from "../support/stack.ts";
import { clinicForm } from "./clinic_form.ts";
import { foreignSession } from "./foreign_session.ts";
import { type Visitor, visitor } from "./visitor.ts";

/** What the page says about the attempt as a whole. */
async function complaint(answer: Response): Promise<string> {
  return /<p class="error-summary"[^>]*>([^<]*)</.exec(await answer.text())?.[1] ?? "";
}

Deno.test("/entrar and /sair", async (t) => {
  await using stack = await testStack();
  const form = clinicForm();
  await visitor(stack.url).post("/cadastro/clinica", form);
  const login = { identifier: form.login_email, password: form.login_password };
  const signedIn = async (): Promise<Visitor> => {
    const person = visitor(stack.url);
    await person.post("/entrar", login);
    return person;
  };

  await t.step("signs in and goes where the reader wanted to go", async () => {
    const next = "/app/clinica-sol/fila?x=1";
    assert.equal(
      (await visitor(stack.url).post("/entrar", { ...login, next })).headers.get("location"),
      next,
    );
    assert.equal((await visitor(stack.url).post("/entrar", login)).headers.get("location"), "/app");
  });

  await t.step("signs real browsers in, and notes which one it was", async () => {
    const browser = { "user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/131.0" };
    const answer = await visitor(stack.url).post("/entrar", login, browser);
    assert.equal(answer.headers.get("location"), "/app");
    const noted = await stack.sql`select from auth.sessions where user_agent = ${browser["user-agent"]}`;
    assert.equal(noted.length, 1);
  });

  await t.step("?next= never leads to another site, before or after the login", async () => {
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "/%5cevil.example"]) {
      const answer = await visitor(stack.url).post("/entrar", { ...login, next });
      assert.equal(answer.headers.get("location"), "/app", next);
      const html = await (await visitor(stack.url).get(`/entrar?next=${encodeURIComponent(next)}`)).text();
      assert.match(html, /<input type="hidden" name="next" value(="")?\/>/, next);
      const skipped = await (await signedIn()).get(`/entrar?next=${encodeURIComponent(next)}`);
      assert.equal(skipped.headers.get("location"), "/app", next);
    }
  });

  await t.step("says the same about an unknown e-mail and a wrong password", async () => {
    const wrong = await visitor(stack.url).post("/entrar", { ...login, password: "não é esta" });
    const unknown = await visitor(stack.url).post("/entrar", {
      identifier: "x@sol.com.br",
      password: "não é esta",
    });
    assert.equal(wrong.status, 401);
    assert.equal(unknown.status, 401);
    const said = await complaint(wrong);
    assert.match(said, /E-mail, CPF ou senha não conferem/);
    assert.equal(await complaint(unknown), said);
  });

  await t.step("asks for what is missing and keeps the e-mail and the destination", async () => {
    const answer = await visitor(stack.url).post("/entrar", {
      identifier: "ana@sol.com.br",
      password: "",
      next: "/app/x",
    });
    assert.equal(answer.status, 422);
    const html = await answer.text();
    assert.match(html, /id="password-error">Escreva a sua senha/);
    assert.match(html, /value="ana@sol.com.br"/);
    assert.match(html, /name="next" value="\/app\/x"/);
  });

  await t.step("whoever is signed in skips the form", async () => {
    const answer = await (await signedIn()).get("/entrar?next=/app/clinica-sol");
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "/app/clinica-sol");
  });

  await t.step("signs out: the cookie goes, the pages close, the token is no longer given", async () => {
    const person = await signedIn();
    assert.equal((await person.get("/sessao/token")).status, 200);
    const out = await person.post("/sair", {});
    const place = out.headers.get("location") ?? "";
    assert.match(await (await person.get(place)).text(), /role="status">Você saiu/);
    assert.deepEqual([...person.cookies.keys()], ["vez-device"]);
    assert.equal((await person.get("/app")).headers.get("location"), "/entrar?next=%2Fapp");
    assert.equal((await person.get("/sessao/token")).status, 401);
  });

  await t.step("signing out takes a form of this site", async () => {
    const person = await signedIn();
    assert.equal((await person.post("/sair", {}, { origin: "https://evil.example" })).status, 403);
    assert.equal((await person.get("/sair")).status, 404);
    assert.equal((await person.get("/app")).status < 400, true);
  });

  await t.step("a session that the API refuses is dropped, not sent in circles", async () => {
    const answer = await fetch(`${stack.url}/entrar?next=/app`, {
      headers: { cookie: `vez-session=${await foreignSession()}` },
      redirect: "manual",
    });
    assert.equal(answer.status, 200);
    assert.match(answer.headers.getSetCookie().join(), /vez-session=;/);
    await answer.body?.cancel();
  });

  await t.step("pages of a signed-in person are kept nowhere", async () => {
    const person = await signedIn();
    assert.equal((await person.get("/cadastro/clinica")).headers.get("cache-control"), "no-store");
  });
});
