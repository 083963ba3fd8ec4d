export const landing = { title: "Vez" };

export type LandingMessages = typeof landing;
