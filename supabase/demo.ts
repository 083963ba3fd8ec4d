import postgres from "postgres";
import * as z from "zod/mini";

const Row = z.object({ clinic: z.string(), role: z.string(), email: z.string() });
const Pages = z.object({ display: z.nullable(z.string()), token: z.nullable(z.string()) });

/** The logins of the demo clinic, as its file names them; null when it names none. */
export function demoLogins(seed: string): { password: string; emails: string[] } | null {
  const [, password, list] = /^-- Logins, all with the password (\S+): (.+)\.$/m.exec(seed) ?? [];
  if (!password || !list) return null;
  return { password, emails: list.split(",").map((email) => email.trim()) };
}

/** Who of the demo clinic can sign in, and where its pages are; empty without a demo clinic. */
export async function describeDemo(databaseUrl: string, origin: string, seed: string): Promise<string> {
  const logins = demoLogins(seed);
  if (!logins) return "";
  const { password, emails } = logins;
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = z.array(Row).parse(
      await sql`
      select establishments.name as clinic, members.role::text, users.email
      from auth.users
      join public.members on members.user_id = users.id
      join public.establishments on establishments.id = members.establishment_id
      where users.email = any (${emails})
      order by array_position(${emails}::text[], users.email::text)`,
    );
    if (!rows[0]) return "";
    const pages = Pages.parse((await findPages(sql, rows[0].email))[0]);
    return [
      `Demo clinic ${rows[0].clinic}; password ${password} for`,
      ...rows.map(({ role, email }) => `  ${role.padEnd(14)} ${email}`),
      ...(pages.token ? [`  ${"patient".padEnd(14)} ${origin}/t/${pages.token}`] : []),
      ...(pages.display ? [`  ${"TV panel".padEnd(14)} ${origin}/painel/${pages.display}`] : []),
    ].join("\n");
  } finally {
    await sql.end();
  }
}

/** A panel of the clinic and the page of somebody who waits there. */
function findPages(sql: postgres.Sql, email: string) {
  return sql`
    select
      (select id::text from public.displays where establishment_id = clinic.id order by created_at limit 1) as display,
      (select token from public.visits where establishment_id = clinic.id and status = 'waiting'
        order by arrived_at desc limit 1) as token
    from auth.users
    join public.members on members.user_id = users.id
    join public.establishments as clinic on clinic.id = members.establishment_id
    where users.email = ${email}
    limit 1`;
}
