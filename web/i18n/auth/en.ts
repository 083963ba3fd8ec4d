import type { AuthMessages } from "./pt_BR.ts";

export const auth = { title: "Vez" } satisfies AuthMessages;
