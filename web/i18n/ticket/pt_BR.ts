export const ticket = {};

export type TicketMessages = typeof ticket;
