import * as z from "zod/mini";
import {
  Account,
  type AccountChanges,
  AccountTicket,
  type NewAccount,
  NewChartLink,
} from "../domain/account.ts";
import { Profile } from "../domain/establishment.ts";
import type { Caller } from "./caller.ts";

/** The caller's login becomes a patient's. */
export function createAccount(caller: Caller, data: NewAccount) {
  return caller.act(Account, (sql) => sql`private.create_patient_account(${sql.json(data)})`);
}

/** Corrects the caller's account, or agrees to newer texts. */
export function changeAccount(caller: Caller, changes: AccountChanges) {
  return caller.ask(
    Profile,
    (sql) =>
      sql`
        with changed as materialized (select private.update_account(${sql.json(changes)}) as account)
        select private.my_profile() || jsonb_build_object('account', changed.account) as answer from changed`,
  );
}

/** Open visits of the charts that the account is linked to. */
export function listAccountTickets(caller: Caller) {
  return caller.ask(z.array(AccountTicket), (sql) => sql`select private.my_tickets() as answer`);
}

/** Links the chart behind a ticket. */
export function linkChartByTicket(caller: Caller, token: string) {
  return caller.act(NewChartLink, (sql) => sql`private.link_chart_by_ticket(${token})`);
}

/** Links the charts whose address the caller has shown to be theirs; gives those that are new. */
export function linkChartsByAddress(caller: Caller) {
  return caller.act(z.array(NewChartLink), (sql) => sql`private.link_charts_by_address()`);
}

/** Takes a chart out of the account. */
export function unlinkChart(caller: Caller, chart: string) {
  return caller.ask(Account, (sql) => sql`select private.unlink_own_chart(${chart}) as answer`);
}
