import assert from "node:assert/strict";
import { professional, visit } from "../support/builders.ts";
import { type Stack, testStack } from "../support/stack.ts";
import { PROFESSIONAL } from "./professional_form_fields.ts";
import { type StaffedClinic, staffedClinic } from "./staff_member.ts";

/** One stack for the file; each step has a clinic of its own. */
Deno.test("pages about professionals, without JavaScript", async (t) => {
  await using stack = await testStack();
  const step = (name: string, run: (clinic: StaffedClinic, stack: Stack) => Promise<void>) =>
    t.step(name, async () => await run(await staffedClinic(stack), stack));

  await step("search by text and shift of the address", search);
  await step("lead from page to page of 50, filters kept", turnPages);
  await step("start again when the cursor is gone, and ignore filters that are none", oddAddresses);
  await step("edit every field, and empty the optional ones", edit);
  await step("keep what was typed when an edit is refused", refuseEdit);
  await step("deactivate and reactivate", deactivate);
  await step("delete whom nothing refers to, after asking", remove);
  await step("explain why somebody cannot be deleted, and offer to deactivate", refuseRemoval);
  await step("link a professional to a member and untie them", link);
  await step("are closed to who runs nothing, and to other clinics", closed);
  await step("speak English", english);
});

const names = (html: string) =>
  [...html.matchAll(/people__name">(?:<a [^>]*>)?([^<]+)/g)].map(([, name]) => name);

async function search(clinic: StaffedClinic, stack: Stack) {
  await professional(stack.sql, clinic.id, { full_name: "José Antônio", shift: "night" });
  await professional(stack.sql, clinic.id, { full_name: "Josefa Reis", shift: "morning" });
  const member = await clinic.visitor("receptionist");
  const list = async (query: string) =>
    await (await member.get(clinic.path(`/profissionais${query}`))).text();
  const found = await list("?q=JOSE&specialty=&status=&shift=");
  assert.deepEqual(names(found), ["José Antônio", "Josefa Reis"]);
  assert.match(found, /name="q"[^>]*value="JOSE"/);
  assert.deepEqual(names(await list("?q=jose&shift=night")), ["José Antônio"]);
  assert.match(await list("?q=ninguém"), /Ninguém com esses filtros/);
}

async function turnPages(clinic: StaffedClinic, stack: Stack) {
  await stack.sql`
    insert into public.professionals (establishment_id, full_name, email, specialty, council, council_number,
      council_state, shift)
    select ${clinic.id}, 'Pessoa ' || to_char(n, 'FM000'), 'p@example.com', 'Nutrição', 'CRN', n::text, 'SP', 'night'
    from generate_series(1, 101) as n`;
  const member = await clinic.visitor("nurse");
  const seen: string[] = [];
  const sizes: number[] = [];
  let path: string | undefined = clinic.path("/profissionais?q=pessoa&shift=night");
  while (path) {
    const html: string = await (await member.get(path)).text();
    sizes.push(names(html).length);
    seen.push(...names(html));
    assert.equal(/Voltar ao começo/.test(html), sizes.length > 1);
    path = /rel="next" href="([^"]+)"/.exec(html)?.[1].replaceAll("&amp;", "&");
  }
  assert.deepEqual(sizes, [50, 50, 1]);
  assert.deepEqual(seen, [...seen].sort());
  assert.equal(new Set(seen).size, 101);
}

async function oddAddresses(clinic: StaffedClinic) {
  const member = await clinic.visitor("owner");
  const list = clinic.path("/profissionais");
  for (const cursor of ["x", crypto.randomUUID()]) {
    const answer = await member.get(`${list}?q=helena&cursor=${cursor}`);
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, `${list}?q=helena`]);
  }
  const odd = await member.get(`${list}?q=%00&shift=dawn&status=&specialty=${"x".repeat(200)}`);
  assert.equal(odd.status, 200);
  assert.equal(names(await odd.text()).length, 1);
}

async function edit(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const added = await owner.post(clinic.path("/profissionais"), PROFESSIONAL);
  const id = /adicionado=(.+)$/.exec(added.headers.get("location") ?? "")?.[1];
  const path = clinic.path(`/profissionais/${id}`);
  assert.ok((await (await owner.get(clinic.path("/profissionais"))).text()).includes(`href="${path}"`));
  const form = await (await owner.get(path)).text();
  for (const value of ["Dra. Ana Beatriz Lima", "1980-05-17", "(11) 98765-4321", "123456"]) {
    assert.ok(form.includes(`value="${value}"`), value);
  }
  assert.match(form, /Só às terças<\/textarea>/);
  const emptied = { full_name: "Dra. Ana Lima", birth_date: "", phone: "", notes: "", shift: "night" };
  const saved = await owner.post(path, { ...PROFESSIONAL, ...emptied });
  assert.deepEqual([saved.status, saved.headers.get("location")], [303, `${path}?feito=saved`]);
  const after = await (await owner.get(`${path}?feito=saved`)).text();
  assert.match(after, /role="status"><p>Alterações salvas/);
  assert.match(after, /value="Dra. Ana Lima"/);
  assert.doesNotMatch(after, /1980-05-17|98765|terças/);
  assert.match(after, /<option (selected )?value="night"( selected)?>/);
}

async function refuseEdit(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  await owner.post(clinic.path("/profissionais"), PROFESSIONAL);
  const path = clinic.path(`/profissionais/${clinic.professional}`);
  const wrong = await owner.post(path, {
    ...PROFESSIONAL,
    full_name: "",
    email: "ana@",
    notes: "Só <quartas>",
  });
  assert.equal(wrong.status, 422);
  const html = await wrong.text();
  for (const field of ["full_name", "email"]) assert.match(html, new RegExp(`id="${field}-error"`));
  assert.match(html, /value="ana@"/);
  assert.match(html, /Só &lt;quartas>/);
  const taken = await owner.post(path, { ...PROFESSIONAL, full_name: "Outra Pessoa" });
  assert.equal(taken.status, 409);
  const explained = await taken.text();
  assert.match(explained, /id="council_number-error">Este registro já está cadastrado/);
  assert.match(explained, /value="Outra Pessoa"/);
  const [{ full_name }] = await stack.sql`
    select full_name from public.professionals where id = ${clinic.professional}`;
  assert.match(full_name, /^Dra\. Helena/);
}

async function deactivate(clinic: StaffedClinic, stack: Stack) {
  const admin = await clinic.visitor("admin");
  const path = clinic.path(`/profissionais/${clinic.professional}`);
  const status = async () => {
    const [row] = await stack.sql`
      select status from public.professionals where id = ${clinic.professional}`;
    return row.status;
  };
  assert.match(await (await admin.get(path)).text(), /name="status" value="inactive">Desativar</);
  assert.equal((await admin.post(`${path}/situacao`, { status: "inactive" })).status, 303);
  assert.equal(await status(), "inactive");
  assert.match(await (await admin.get(path)).text(), /name="status" value="active">Reativar</);
  assert.equal((await admin.post(`${path}/situacao`, { status: "active" })).status, 303);
  assert.equal(await status(), "active");
}

async function remove(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const path = clinic.path(`/profissionais/${clinic.professional}`);
  const asked = await (await owner.get(`${path}/excluir`)).text();
  assert.match(asked, /Excluir Dra\. Helena Prado \d+\?/);
  assert.match(asked, /serão apagados de vez/);
  const gone = await owner.post(`${path}/excluir`, {});
  assert.equal(gone.headers.get("location"), clinic.path("/profissionais?excluido"));
  assert.match(
    await (await owner.get(clinic.path("/profissionais?excluido"))).text(),
    /Profissional excluído/,
  );
  assert.equal((await owner.get(path)).status, 404);
  const rows = await stack.sql`select from public.professionals where id = ${clinic.professional}`;
  assert.equal(rows.length, 0);
}

async function refuseRemoval(clinic: StaffedClinic, stack: Stack) {
  await visit(stack.sql, clinic, { status: "in_service", professional_id: clinic.professional });
  const owner = await clinic.visitor("owner");
  const path = clinic.path(`/profissionais/${clinic.professional}`);
  const refused = await owner.post(`${path}/excluir`, {});
  assert.equal(refused.status, 409);
  const html = await refused.text();
  assert.match(html, /já aparece em atendimentos/);
  assert.match(html, new RegExp(`action="${path}/situacao"`));
  assert.match(html, /name="status" value="inactive">Desativar</);
  assert.equal((await owner.get(path)).status, 200);
}

async function link(clinic: StaffedClinic, stack: Stack) {
  const owner = await clinic.visitor("owner");
  const path = clinic.path(`/profissionais/${clinic.professional}`);
  const { doctor } = clinic.members;
  const other = await professional(stack.sql, clinic.id, { full_name: "Dr. Outro" });
  await stack.sql`update public.professionals set user_id = ${doctor} where id = ${other}`;
  assert.match(await (await owner.get(path)).text(), /Medicina \(hoje é Dr\. Outro\)/);
  const held = async () =>
    (await stack.sql`select id from public.professionals where user_id = ${doctor}`).map((row) => row.id);
  assert.equal((await owner.post(`${path}/acesso`, { user_id: doctor })).status, 303);
  assert.deepEqual(await held(), [clinic.professional]);
  assert.match(
    await (await owner.get(path)).text(),
    new RegExp(`<option (selected )?value="${doctor}"( selected)?>`),
  );
  const gone = await owner.post(`${path}/acesso`, { user_id: crypto.randomUUID() });
  assert.equal(gone.status, 422);
  assert.match(await gone.text(), /id="user_id-error">Esta pessoa não faz mais parte/);
  assert.equal((await owner.post(`${path}/acesso`, { user_id: "" })).status, 303);
  assert.deepEqual(await held(), []);
}

async function closed(clinic: StaffedClinic, stack: Stack) {
  const member = await clinic.visitor("receptionist");
  const own = clinic.path(`/profissionais/${clinic.professional}`);
  assert.doesNotMatch(
    await (await member.get(clinic.path("/profissionais"))).text(),
    /profissionais\/[0-9a-f]{8}/,
  );
  const other = await staffedClinic(stack);
  const owner = await clinic.visitor("owner");
  // Somebody else's professional, by their own clinic's address and by this one's.
  const foreign = [other.path, clinic.path].map((path) => path(`/profissionais/${other.professional}`));
  for (const below of ["", "/excluir"]) {
    assert.equal((await member.get(own + below)).status, 403);
    for (const path of foreign) assert.equal((await owner.get(path + below)).status, 404);
  }
  for (const below of ["", "/situacao", "/acesso", "/excluir"]) {
    assert.equal((await member.post(own + below, { ...PROFESSIONAL, status: "inactive" })).status, 403);
    for (const path of foreign) {
      assert.equal((await owner.post(path + below, { ...PROFESSIONAL, status: "inactive" })).status, 404);
    }
  }
  assert.equal((await owner.get(clinic.path("/profissionais/nada"))).status, 404);
  const rows = await stack.sql`
    select from public.professionals where id in ${stack.sql([clinic.professional, other.professional])}
      and status = 'active' and full_name like 'Dra. Helena%'`;
  assert.equal(rows.length, 2);
}

async function english(clinic: StaffedClinic) {
  const owner = await clinic.visitor("owner");
  const page = await owner.get(clinic.path(`/profissionais/${clinic.professional}`), {
    "accept-language": "en",
  });
  const html = await page.text();
  for (const text of ["Save changes", "Access to Vez", "Deactivate", "Delete entry"]) {
    assert.ok(html.includes(text), text);
  }
}
