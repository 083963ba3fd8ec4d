export const auth = { title: "Vez" };

export type AuthMessages = typeof auth;
