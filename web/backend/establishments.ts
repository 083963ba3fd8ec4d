import type * as z from "zod/mini";
import { CreatedEstablishment, type NewEstablishment } from "../../edge/domain/establishment.ts";
import { type Answer, type Api, call } from "./api.ts";

/** Signs a clinic up; the caller becomes its owner. */
export function createEstablishment(
  api: Api,
  data: NewEstablishment,
  idempotencyKey: string,
): Promise<Answer<z.infer<typeof CreatedEstablishment>>> {
  return call(api, "/establishments", {
    method: "POST",
    body: data,
    idempotencyKey,
    answer: CreatedEstablishment,
  });
}
