import assert from "node:assert/strict";
import { Hono } from "hono";
import { type PatientEnv, requirePatient } from "../../web/pages/login_first.ts";

/** An area of patients, asked with or without a session. */
function area(isSignedIn: boolean) {
  const patient = { userId: crypto.randomUUID(), email: "a@b.c", accessToken: "t", expiresAt: 0 };
  const given = new Hono<{ Variables: { patient: typeof patient | null } }>();
  given.use(async (c, next) => {
    c.set("patient", isSignedIn ? patient : null);
    await next();
  });
  const mine = new Hono<PatientEnv>().use("/minha/*", requirePatient()).get(
    "/minha/conta",
    (c) => c.text(c.var.patient.userId),
  );
  return { app: given.route("/", mine), patient };
}

Deno.test("requirePatient() sends strangers to the login and back to the page", async () => {
  const { app } = area(false);
  const sent = await app.request("/minha/conta?x=1");
  assert.equal(sent.status, 303);
  assert.equal(sent.headers.get("location"), "/entrar?next=%2Fminha%2Fconta%3Fx%3D1");
});

Deno.test("requirePatient() leads a form of a stranger home, since it cannot be sent again", async () => {
  const sent = await area(false).app.request("/minha/conta", { method: "POST" });
  assert.equal(sent.headers.get("location"), "/entrar?next=%2Fminha%2Ffila");
});

Deno.test("requirePatient() lets patients pass and names them", async () => {
  const { app, patient } = area(true);
  assert.equal(await (await app.request("/minha/conta")).text(), patient.userId);
});
