import assert from "node:assert/strict";
import { accountData } from "../support/people.ts";
import { testStack } from "../support/stack.ts";
import { clinicForm } from "./clinic_form.ts";
import { sessionCookie, staffedClinic } from "./staff_member.ts";
import { type Visitor, visitor } from "./visitor.ts";

Deno.test("clinic and patient sessions", async (t) => {
  await using stack = await testStack();
  const clinic = await staffedClinic(stack);
  const user = clinic.members.owner;
  const cookies = {
    clinic: await sessionCookie(stack, user, "clinic"),
    patient: await sessionCookie(stack, user, "patient"),
  };
  const bearing = (...held: string[]): Visitor =>
    visitor(stack.url, (request) => {
      request.headers.append("cookie", held.join("; "));
      return fetch(request);
    });
  const statusOf = async (answer: Promise<Response>) => {
    const { status, headers, body } = await answer;
    await body?.cancel();
    return headers.get("location") ?? status;
  };

  await t.step("a staff page takes no patient's session, of whomever", async () => {
    const patient = bearing(cookies.patient);
    assert.equal(await statusOf(patient.get(clinic.path())), `/entrar?next=%2Fapp%2F${clinic.slug}`);
    assert.equal(await statusOf(bearing(cookies.clinic).get(clinic.path())), 200);
    const forged = cookies.patient.replace("vez-patient=", "vez-patient.vez-session=");
    assert.equal(await statusOf(bearing(forged).get("/app")), "/entrar?next=%2Fapp");
  });

  await t.step("each kind has its own token, told to its own pages", async () => {
    const [staff, patient, both] = [
      bearing(cookies.clinic),
      bearing(cookies.patient),
      bearing(...Object.values(cookies)),
    ];
    const found = async (person: Visitor) => [
      await statusOf(person.get("/sessao/token")),
      await statusOf(person.get("/minha/sessao/token")),
    ];
    assert.deepEqual(await found(staff), [200, 401]);
    assert.deepEqual(await found(patient), [401, 200]);
    assert.deepEqual(await found(both), [200, 200]);
    const tokens = await Promise.all(
      ["/sessao/token", "/minha/sessao/token"].map(async (path) => (await both.get(path)).json()),
    );
    assert.notEqual(tokens[0].access_token, tokens[1].access_token);
  });

  await t.step("signing out of one leaves the other", async () => {
    const both = bearing(...Object.values(cookies));
    await statusOf(both.post("/minha/sair", {}));
    assert.deepEqual(new Set(both.setCookies.map((line) => line.split("=")[0])), new Set(["vez-patient"]));
    const again = bearing(...Object.values(cookies));
    await statusOf(again.post("/sair", {}));
    assert.deepEqual(new Set(again.setCookies.map((line) => line.split("=")[0])), new Set(["vez-session"]));
    const other = bearing(await sessionCookie(stack, user, "clinic"));
    assert.equal(await statusOf(other.get("/entrar")), "/app");
    assert.equal(await statusOf(other.get("/entrar?saiu")), 200, "drafts end at the door");
  });

  await t.step("pages of a patient are kept nowhere", async () => {
    const answer = await bearing(cookies.patient).get("/");
    assert.equal(answer.headers.get("cache-control"), "no-store");
    await answer.body?.cancel();
  });

  await t.step(
    "/entrar: staff arrive at their clinic, patients at their queue, both where they came from",
    async () => {
      const form = clinicForm();
      const people = { staff: form.login_email, patient: `${crypto.randomUUID()}@example.com` };
      await visitor(stack.url).post("/cadastro/clinica", form);
      await visitor(stack.url).post("/cadastro/clinica", { ...form, login_email: people.patient });
      const cpfs = Object.fromEntries(
        await Promise.all(
          Object.entries(people).map(async ([who, email]) => {
            const data = accountData();
            await stack.sql`
          insert into public.patient_accounts (user_id, name, birth_date, cpf, terms_version, privacy_version)
          select id, ${data.name}, ${data.birth_date}, ${data.cpf}, ${data.terms_version}, ${data.privacy_version}
          from auth.users where email = ${email}`;
            return [who, data.cpf];
          }),
        ),
      );
      const enter = async (identifier: string, next = "") => {
        const page = visitor(stack.url);
        const answer = await page.post("/entrar", { identifier, password: form.login_password, next });
        await answer.body?.cancel();
        const kinds = [...page.cookies.keys()].filter((name) => name !== "vez-device");
        return [answer.headers.get("location"), ...kinds];
      };
      assert.deepEqual(await enter(people.staff), ["/app", "vez-session"]);
      assert.deepEqual(await enter(cpfs.staff), ["/minha/fila", "vez-patient"]);
      assert.deepEqual(await enter(people.patient), ["/minha/fila", "vez-patient"]);
      assert.deepEqual(await enter(people.staff, "/minha/conta"), ["/minha/conta", "vez-patient"]);
      assert.deepEqual(await enter(cpfs.staff, "/app/x"), ["/app/x", "vez-session"]);
      assert.deepEqual(await enter(cpfs.patient, "//evil.example"), ["/minha/fila", "vez-patient"]);
    },
  );
});
