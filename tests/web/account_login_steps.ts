/** Steps of the test of accounts: password, address and devices. */
import assert from "node:assert/strict";
import { openSession } from "../support/people.ts";
import { fieldErrors } from "./clinic_form.ts";
import { signedInPatient } from "./patient_member.ts";
import { linkComesBack } from "./email_change_link.ts";
import { visitor } from "./visitor.ts";
import { feito, signedUp, signIn, wordsAt, type World } from "./account_world.ts";

export async function changesPassword(world: World) {
  const { email, password, person } = await signedUp(world);
  const elsewhere = await signIn(world, email, password);
  assert.equal(elsewhere.answer.headers.get("location"), "/minha/conta");
  const chosen = "outra frase comprida";
  const send = async (current_password: string, one = chosen, two = one) => {
    const fields = { current_password, password: one, password_again: two };
    const answer = await person.post("/minha/conta/senha", fields);
    return { answer, errors: fieldErrors(await answer.text()) };
  };
  assert.deepEqual(Object.keys((await send("")).errors), ["current_password"]);
  assert.match((await send("não é esta")).errors.current_password, /A senha atual não é esta/);
  assert.deepEqual(Object.keys((await send(password, "curta")).errors), ["password"]);
  assert.deepEqual(Object.keys((await send(password, chosen, "diferente")).errors), ["password_again"]);
  assert.equal((await send(password)).answer.headers.get("location"), feito("password"));
  // Here the session goes on, elsewhere it is over at once.
  assert.equal((await person.get("/minha/conta")).status, 200);
  const out = await elsewhere.person.get("/minha/conta");
  assert.equal(out.headers.get("location"), "/entrar?next=%2Fminha%2Fconta");
  assert.equal(elsewhere.person.cookies.has("vez-patient"), false);
  assert.equal((await signIn(world, email, password)).answer.status, 401);
  assert.equal((await signIn(world, email, chosen)).answer.status, 303);
}

export async function changesEmail(world: World) {
  const { email, password, person } = await signedUp(world);
  const newEmail = `nova-${email}`;
  const send = async (fields: Record<string, string>) => {
    const answer = await person.post("/minha/conta/email", fields);
    const html = await answer.text();
    return { answer, html, errors: fieldErrors(html) };
  };
  const nothing = await send({ email: "nova@", current_password: "" });
  assert.deepEqual(Object.keys(nothing.errors), ["email", "current_password"]);
  assert.ok(nothing.html.includes('value="nova@"'));
  assert.match(
    (await send({ email: email.toUpperCase(), current_password: password })).errors.email,
    /já é o seu/,
  );
  const wrong = await send({ email: newEmail, current_password: "não é esta" });
  assert.deepEqual(Object.keys(wrong.errors), ["current_password"]);
  const asked = await send({ email: newEmail, current_password: password });
  assert.equal(asked.answer.headers.get("location"), feito("email_asked"));
  const { text } = await world.smtp.mailTo(newEmail);
  const link = /http:\S+(\/confirmar-email\/[\w-]{24})\s/.exec(text)?.[1] ?? assert.fail(text);
  const isTold = () => world.smtp.mails.some(({ to, text }) => to.includes(email) && text.includes(newEmail));
  for (let tries = 0; tries < 100 && !isTold(); tries++) await new Promise((later) => setTimeout(later, 50));
  assert.ok(isTold(), "the present address is told");
  assert.match(await wordsAt(person, "/minha/conta"), new RegExp(` ${email} `));
  const sessions = await world.stack
    .sql`select from auth.sessions s join auth.users u on u.id = s.user_id where u.email = ${email}`;
  assert.equal(sessions.length, 1, "the session that asked for the change is gone");
  await linkComesBack(world.stack.url, { link, email, newEmail, password });
  assert.equal((await person.get("/minha/conta")).status, 303, "signed out everywhere");
}

export async function signsOut(world: World) {
  const { email, password } = await signedUp(world);
  const agents = {
    phone:
      "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36",
    desk: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0",
  };
  const signedInAt = async (agent: string) => {
    const person = visitor(world.stack.url);
    await person.post("/entrar", { identifier: email, password, next: "/minha/conta" }, {
      "user-agent": agent,
    });
    return person;
  };
  const [phone, desk] = [await signedInAt(agents.phone), await signedInAt(agents.desk)];
  const words = await wordsAt(phone, "/minha/conta");
  assert.match(words, /Chrome no Android Este aparelho/);
  assert.match(words, /Firefox no Windows/);
  const html = await (await phone.get("/minha/conta")).text();
  const [, end] =
    /Firefox no Windows[\s\S]*?action="(\/minha\/conta\/aparelhos\/[0-9a-f-]{36}\/sair)"/.exec(html) ?? [];
  assert.equal((await phone.post(end, {})).headers.get("location"), feito("ended"));
  assert.equal((await desk.get("/minha/fila")).headers.get("location"), "/entrar?next=%2Fminha%2Ffila");
  const again = await signedInAt(agents.desk);
  const answer = await phone.post("/minha/conta/aparelhos/outros/sair", {});
  assert.equal(answer.headers.get("location"), feito("others_ended"));
  assert.equal((await again.get("/minha/conta")).status, 303);
  assert.match(
    await wordsAt(phone, feito("others_ended")),
    /os outros aparelhos saíram.*Você só entrou neste aparelho/,
  );
  const stranger = await signedInPatient(world.stack);
  const foreign = await openSession(world.stack.sql, stranger.id);
  await phone.post(`/minha/conta/aparelhos/${foreign}/sair`, {});
  assert.equal((await world.stack.sql`select from auth.sessions where id = ${foreign}`).length, 1);
}
