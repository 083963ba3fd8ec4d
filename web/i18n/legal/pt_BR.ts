export const legal = { title: "Vez" };

export type LegalMessages = typeof legal;
