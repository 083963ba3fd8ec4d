import type { TicketMessages } from "./pt_BR.ts";

export const ticket = {} satisfies TicketMessages;
