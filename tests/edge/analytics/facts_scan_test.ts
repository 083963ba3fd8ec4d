import assert from "node:assert/strict";
import { compile } from "../../../edge/analytics/compile.ts";
import { readFigures } from "../../../edge/data/analytics.ts";
import { Caller } from "../../../edge/data/caller.ts";
import { openDatabase } from "../../../edge/data/database.ts";
import { daysOf } from "../../../edge/domain/analytics/period.ts";
import { planOf } from "../../../edge/domain/analytics/plan.ts";
import { clinic } from "../../support/builders.ts";
import { testDatabase } from "../../support/database.ts";
import { longPast } from "../../support/long_past.ts";
import { rawScan } from "../../support/raw_scan.ts";
import { TYPICAL_QUESTIONS } from "../../support/typical_questions.ts";

const UNTIL = "2026-03-18";

Deno.test("typical questions get the same figures from the kept facts as from visits and events scanned anew", async () => {
  await using db = await testDatabase();
  const database = openDatabase(db.url, { poolSize: 2 });
  try {
    const house = await clinic(db.sql);
    const other = await clinic(db.sql);
    for (const { id } of [house, other]) await longPast(db.sql, id, { days: 30, perDay: 15, until: UNTIL });
    const caller = new Caller(database, "authenticated", { sub: house.members.owner, role: "authenticated" });
    for (const { name, plan } of TYPICAL_QUESTIONS) {
      const days = daysOf(plan.period, UNTIL);
      const statement = compile(plan, { establishment: house.id, timezone: "America/Sao_Paulo", days });
      const raw = rawScan(statement);
      const kept = await readFigures(caller, statement);
      // As role postgres: nobody else may work facts out.
      const scanned = await db.sql.unsafe(raw.text, raw.values);
      const groups = plan.dimensions.map((_, index) => `group_${index + 1}`);
      const figures = plan.measures.map((_, index) => `measure_${index + 1}`);
      assert.ok(kept.length > 0, name);
      assert.deepEqual(
        kept,
        scanned.map((row) => ({
          groups: groups.map((column) => row[column]),
          figures: figures.map((column) => row[column]),
          people: row.people,
        })),
        name,
      );
    }
    const [{ n }] = await db
      .sql`select count(*)::int as n from public.visit_facts where establishment_id = ${house.id}`;
    assert.equal(n, 450);
  } finally {
    await database.close();
  }
});

Deno.test("a group is of as many people as it is, however often one of them came", async () => {
  await using db = await testDatabase();
  const database = openDatabase(db.url, { poolSize: 1 });
  try {
    const house = await clinic(db.sql);
    await longPast(db.sql, house.id, { days: 10, perDay: 30, until: UNTIL });
    const caller = new Caller(database, "authenticated", { sub: house.members.owner, role: "authenticated" });
    const plan = planOf({
      dimensions: ["risk"],
      period: { kind: "absolute", from: "2026-03-01", to: UNTIL },
    });
    const scope = {
      establishment: house.id,
      timezone: "America/Sao_Paulo",
      days: daysOf(plan.period, UNTIL),
    };
    for (const many of [4, 5]) {
      // One of them came 70 times before any of the others.
      await db.sql`
        with turns as (
          select visit_id, row_number() over (order by arrived_at) as turn
          from public.visit_facts where establishment_id = ${house.id}
        ), people as (
          select id, row_number() over (order by id) as person
          from public.patients where establishment_id = ${house.id}
        )
        update public.visit_facts as f set risk = 'green', patient_id = people.id
        from turns join people on person = case when turn <= 70 then 1 else 1 + turn % ${many} end
        where f.visit_id = turns.visit_id`;
      const [green] = await readFigures(caller, compile(plan, scope));
      assert.deepEqual(green, { groups: ["green"], figures: [300], people: many });
    }
  } finally {
    await database.close();
  }
});
