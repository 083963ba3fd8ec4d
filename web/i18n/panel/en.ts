import type { PanelMessages } from "./pt_BR.ts";

export const panel = {} satisfies PanelMessages;
