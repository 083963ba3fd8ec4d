import * as z from "zod/mini";
import { PanelLanguage } from "./display.ts";
import { Cpf, Id, Instant, line, maybe } from "./fields.ts";
import { Priority } from "./priority.ts";

/** What a paired kiosk offers. */
export const Kiosk = z.object({
  id: Id,
  name: z.string(),
  languages: z.array(PanelLanguage),
  message: z.nullable(z.string()),
  establishment: z.object({
    id: Id,
    name: z.string(),
    timezone: z.string(),
    logo_path: z.nullable(z.string()),
  }),
  services: z.array(z.object({ id: Id, name: z.string() })),
});
export type Kiosk = z.infer<typeof Kiosk>;

/** Somebody takes a ticket at a kiosk; whoever gives no name is called by the code alone. */
export const NewKioskTicket = z.object({
  /** The first one when left out. */
  service_id: maybe(Id),
  priority: maybe(Priority),
  name: maybe(line(2, 120)),
  cpf: maybe(Cpf),
});
export type NewKioskTicket = z.infer<typeof NewKioskTicket>;

/** What is printed. */
export const KioskTicket = z.object({
  code: z.string(),
  token: z.string(),
  position: z.nullable(z.int()),
  arrived_at: Instant,
  service: z.string(),
});
export type KioskTicket = z.infer<typeof KioskTicket>;
