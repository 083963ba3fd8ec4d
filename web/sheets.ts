/** What every kind of page begins with. */
const PIECES = ["tokens", "base", "components", "buttons", "risk_badge"] as const;

/**
 * One style sheet per kind of page, put together at start from `web/static/css`, so that a phone asks once and
 * gets only what its page needs.
 */
export const SHEETS = {
  public: [...PIECES, "forms", "layout", "public"],
  landing: [
    ...PIECES,
    "layout",
    "landing",
    "landing_scene",
    "landing_phone",
    "landing_cards",
    "landing_sections",
  ],
  staff: [
    ...PIECES,
    "forms",
    "layout",
    "staff",
    "dashboard",
    "board",
    "board_tools",
    "board_sections",
    "board_waiting",
    "board_services",
    "board_visits",
    "dialogs",
    "presence",
    "triage",
    "triage_form",
    "board_arrival",
    "ticket_card",
    "professionals",
    "patients",
    "chart_doubts",
    "chart_merge",
    "team",
    "audit",
    "closing",
    "panels",
    "analytics",
    "answer",
    "plan_controls",
    "reports",
    "pinboards",
    "settings",
    "arrivals",
    "places",
  ],
  account: [...PIECES, "forms", "ticket", "ticket_parts", "ticket_acts", "account"],
  ticket: [...PIECES, "ticket", "ticket_parts", "ticket_acts", "ticket_media"],
  clinic: [...PIECES, "forms", "ticket", "clinic"],
  panel: [...PIECES, "panel", "panel_call", "panel_looks", "panel_waits", "pairing"],
  poster: [...PIECES, "poster"],
  kiosk: [...PIECES, "pairing", "kiosk"],
  print: [...PIECES, "print"],
} as const satisfies Record<string, readonly string[]>;

export type Sheet = keyof typeof SHEETS;
