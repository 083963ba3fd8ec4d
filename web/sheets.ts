/**
 * One style sheet per kind of page, put together at start from `web/static/css`, so that a phone asks once and
 * gets only what its page needs.
 */
export const SHEETS = {
  public: ["tokens", "base", "components", "forms", "layout", "public"],
  landing: ["tokens", "base", "components", "layout", "landing", "landing_pictures", "landing_sections"],
  staff: [
    "tokens",
    "base",
    "components",
    "forms",
    "layout",
    "staff",
    "dashboard",
    "board",
    "board_sections",
    "board_waiting",
    "board_services",
    "board_visits",
    "dialogs",
    "presence",
    "triage",
    "board_arrival",
    "ticket_card",
    "professionals",
    "patients",
    "team",
    "panels",
    "analytics",
    "reports",
    "pinboards",
    "settings",
    "arrivals",
    "places",
  ],
  account: ["tokens", "base", "components", "forms", "ticket", "ticket_parts", "account"],
  ticket: ["tokens", "base", "components", "ticket", "ticket_parts", "ticket_media"],
  clinic: ["tokens", "base", "components", "forms", "ticket", "clinic"],
  panel: ["tokens", "base", "components", "panel", "panel_call", "panel_looks", "pairing"],
  poster: ["tokens", "base", "components", "poster"],
  kiosk: ["tokens", "base", "components", "pairing", "kiosk"],
  print: ["tokens", "base", "components", "print"],
} as const satisfies Record<string, readonly string[]>;

export type Sheet = keyof typeof SHEETS;
