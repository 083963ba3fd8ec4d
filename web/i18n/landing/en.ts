import type { LandingMessages } from "./pt_BR.ts";

export const landing = { title: "Vez" } satisfies LandingMessages;
