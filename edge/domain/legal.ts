/**
 * Which texts people agree to, by the day since which they are in force. Whoever changes the terms or the privacy
 * notice (`web/i18n/legal`) changes these too: accounts are asked to agree again.
 */
export const TERMS_VERSION = "2026-11-21";
export const PRIVACY_VERSION = "2026-11-21";
