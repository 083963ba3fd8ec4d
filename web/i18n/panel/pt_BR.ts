export const panel = {};

export type PanelMessages = typeof panel;
