/** Words of panels that screens need too, where zod would weigh too much. */

/** Languages in which a panel shows and speaks calls. */
/** A panel shows calls; at a kiosk people take a ticket. */
export const DISPLAY_KINDS = ["panel", "kiosk"] as const;

export const PANEL_LANGUAGES = ["pt-BR", "en", "es"] as const;
export type PanelLanguage = (typeof PANEL_LANGUAGES)[number];

export const PANEL_THEMES = ["petrol", "black"] as const;
export const PANEL_SIZES = ["normal", "large"] as const;

/** `off_air`: paired, but no sign of life for 35 s. */
export const DISPLAY_STATES = ["unpaired", "on_air", "off_air"] as const;
