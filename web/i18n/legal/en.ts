import type { LegalMessages } from "./pt_BR.ts";

export const legal = { title: "Vez" } satisfies LegalMessages;
