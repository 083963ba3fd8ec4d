import * as z from "zod/mini";
import { Problem } from "../domain/problems.ts";
import type { Database, Fragment, Role, Sql, Statements, TransactOptions } from "./database.ts";

/** A request's Idempotency-Key, and what tells one request from another. */
export interface RequestKey {
  key: string;
  hash: string;
}

/** Somebody in whose name statements run: RLS and the functions' own checks see the claims. */
export class Caller {
  constructor(
    readonly database: Statements,
    readonly role: Role,
    readonly claims: object,
    private readonly requestKey?: RequestKey,
  ) {}

  /** The same caller, whose writes take effect once per key. */
  withKey(requestKey: RequestKey): Caller {
    return new Caller(this.database, this.role, this.claims, requestKey);
  }

  /** The same caller on one snapshot of `database`, for as long as `work` takes. */
  onSnapshot<Result>(database: Database, work: (reader: Caller) => Promise<Result>): Promise<Result> {
    return database.snapshot(
      this.role,
      this.claims,
      (statements) => work(new Caller(statements, this.role, this.claims)),
    );
  }

  /** Runs one statement and parses the column `answer` of its first row; null when there is no row. */
  async ask<Answer extends z.core.$ZodType>(
    answer: Answer,
    statement: (sql: Sql) => Fragment,
    options?: TransactOptions,
  ): Promise<z.output<Answer>> {
    const [row] = await this.database.transact(this.role, this.claims, statement, options);
    return z.parse(answer, row?.answer ?? null);
  }

  /** Runs a function that writes, given as an expression of type jsonb. */
  act<Answer extends z.core.$ZodType>(
    answer: Answer,
    expression: (sql: Sql) => Fragment,
  ): Promise<z.output<Answer>> {
    const once = this.requestKey;
    if (!once) return this.ask(answer, (sql) => sql`select ${expression(sql)} as answer`);
    // Claim, effect and kept answer in one statement: they happen together or not at all.
    return this.ask(answer, (sql) =>
      sql`
        with claim as materialized (select * from private.claim_idempotency_key(${once.key}, ${once.hash}))
        select case when claim.fresh then private.keep_answer(${once.key}, ${
        expression(sql)
      }) else claim.answer end
          as answer
        from claim`);
  }

  /** As {@linkcode act}, for an answer with one field that is told once and never kept for a repetition. */
  actOnce<Answer extends z.core.$ZodType>(
    answer: Answer,
    secret: string,
    expression: (sql: Sql) => Fragment,
  ): Promise<z.output<Answer>> {
    const once = this.requestKey;
    if (!once) return this.act(answer, expression);
    return this.ask(answer, (sql) =>
      sql`
        with claim as materialized (select * from private.claim_idempotency_key(${once.key}, ${once.hash})),
          made as materialized (select ${expression(sql)} as whole from claim where claim.fresh)
        select case when claim.fresh
          then private.keep_answer(${once.key}, made.whole - ${secret}::text)
            || jsonb_build_object(${secret}::text, made.whole -> ${secret}::text)
          else claim.answer end as answer
        from claim left join made on true`);
  }

  /** Runs an `insert ... select ... from <turn> returning ...`; the row returned is the answer. */
  insert<Answer extends z.core.$ZodType>(
    answer: Answer,
    insertion: (sql: Sql, turn: Fragment) => Fragment,
  ): Promise<z.output<Answer>> {
    const once = this.requestKey;
    if (!once) {
      return this.ask(answer, (sql) =>
        sql`
          with made as (${insertion(sql, sql`(select) as turn`)})
          select to_jsonb(made) as answer from made`);
    }
    return this.ask(answer, (sql) =>
      sql`
        with claim as materialized (select * from private.claim_idempotency_key(${once.key}, ${once.hash})),
          made as (${insertion(sql, sql`(select from claim where claim.fresh) as turn`)})
        select case when claim.fresh then private.keep_answer(${once.key}, (select to_jsonb(made) from made))
          else claim.answer end as answer
        from claim`);
  }
}

/** The API itself, for functions that are granted to nobody else. */
export function asService(database: Database): Caller {
  return new Caller(database, "service_role", { role: "service_role" });
}

/** The row that was looked for; `not_found` when there is none or the caller may not see it. */
export function found<Row>(row: Row | null): Row {
  if (row === null) throw new Problem("not_found");
  return row;
}
