import type { Texts } from "./pt_BR.ts";
import { FIELDS_EN } from "./fields/en.ts";
import { MAILS_EN } from "./mails/en.ts";
import { README_EN } from "./readme/en.ts";

const words = (value: string | undefined) => (value ?? "").replaceAll("_", " ");

const REMOTE: Readonly<Record<string, string>> = {
  off: "This clinic gives no tickets by phone: take one at the reception.",
  closed: "The clinic is closed now: come back within the opening hours.",
  full:
    "There are no tickets by phone left for the moment: try again in a few minutes or come to the reception.",
};

export const EN = {
  language: "en",
  problems: {
    invalid_input: { title: "Invalid input", detail: "Check the fields listed." },
    malformed_body: { title: "Unreadable body", detail: "The request's body is not valid JSON in UTF-8." },
    unsupported_media_type: {
      title: "Unsupported format",
      detail: "Send the body in the format that this address accepts.",
    },
    not_authenticated: { title: "Session required", detail: "Sign in to continue." },
    role_not_allowed: {
      title: "Not allowed",
      detail: "Your role in this establishment does not allow this.",
    },
    not_found: {
      title: "Not found",
      detail: "What you are looking for does not exist or is not yours to see.",
    },
    method_not_allowed: { title: "Method not allowed", detail: "This address does not accept that method." },
    invalid_transition: {
      title: "Not possible now",
      detail: ({ current_status }) => `The visit is ${words(current_status)}, which does not allow this.`,
    },
    already_in_queue: {
      title: "Already in the queue",
      detail: ({ ticket }) =>
        ticket
          ? `This patient already has an open visit: ticket ${ticket.code}.`
          : "There is a ticket for this person already. If it is yours, ask at the reception.",
    },
    remote_closed: {
      title: "No tickets by phone now",
      detail: ({ current_status }) =>
        REMOTE[current_status ?? ""] ?? "This clinic gives no tickets by phone now.",
    },
    remote_ticket_over: {
      title: "This ticket is over",
      detail: ({ current_status }) =>
        current_status === "left"
          ? "This ticket was given back. Take a new one."
          : "The time to confirm the arrival has passed. Take a new ticket or ask at the reception.",
    },
    cnpj_taken: { title: "CNPJ already registered", detail: "Another establishment has this CNPJ." },
    council_number_taken: {
      title: "Registration already used",
      detail: "A professional with this council number is already registered here.",
    },
    name_taken: { title: "Name already used", detail: "This establishment already has one with this name." },
    in_use: {
      title: "In use",
      detail: "There are visits or entries tied to this record; make it inactive instead.",
    },
    watch_only: {
      title: "Only for watching",
      detail: "This link only shows the ticket. The person acts by the own link.",
    },
    last_service: {
      title: "Only service",
      detail: "The clinic needs an active service: add or reactivate another one first.",
    },
    professional_not_active: {
      title: "Professional not available",
      detail: ({ current_status }) => `This professional is ${words(current_status ?? "inactive")}.`,
    },
    idempotency_key_reused: {
      title: "Key already used",
      detail: "This Idempotency-Key was used with another request.",
    },
    version_conflict: {
      title: "Changed meanwhile",
      detail: "Somebody else saved this after you opened it. See what changed and save again.",
    },
    last_owner: {
      title: "Last owner",
      detail: "An establishment needs an owner: make somebody else the owner first.",
    },
    already_member: { title: "Already a member", detail: "This person already works in this establishment." },
    invitation_closed: {
      title: "Invitation closed",
      detail: "This invitation was used, withdrawn or has expired. Ask for a new one.",
    },
    invitation_for_another: {
      title: "Invitation for somebody else",
      detail: "Sign in with the e-mail address that was invited.",
    },
    chart_exists: {
      title: "Chart already exists",
      detail: "Another chart of this establishment has this CPF or CNS.",
    },
    both_in_queue: {
      title: "Both in the queue",
      detail: "Both charts have an open visit: finish or cancel one of them first.",
    },
    merge_not_undoable: {
      title: "Cannot be undone",
      detail: "This merge was undone already, is older than 30 days, or was followed by another one.",
    },
    chart_linked: { title: "Linked to another account", detail: "This chart belongs to another account." },
    chart_of_another: {
      title: "Somebody else's chart",
      detail: "The CPF or the date of birth of this chart is not that of your account.",
    },
    cpf_taken: {
      title: "CPF already registered",
      detail: "There is an account with this CPF. Sign in instead.",
    },
    account_exists: { title: "Account already exists", detail: "This login already has a patient account." },
    not_undoable: {
      title: "Cannot be undone",
      detail: "Only whoever did the last act undoes it, within 30 seconds and if nothing followed.",
    },
    call_limit_reached: {
      title: "Call limit",
      detail: "This person was called as often as the clinic allows: note the no-show.",
    },
    body_too_large: {
      title: "Body too large",
      detail: "The request's body is larger than what is accepted.",
    },
    invalid_credentials: {
      title: "No match",
      detail: "E-mail, CPF or password do not match. Check them and try again.",
    },
    email_not_confirmed: {
      title: "E-mail not confirmed",
      detail: "Open the message that we sent and follow its link to confirm the address.",
    },
    email_taken: { title: "E-mail taken", detail: "This e-mail address has an account already." },
    too_many_requests: {
      title: "Too many attempts",
      detail: ({ retry_after_s = 0 }) =>
        retry_after_s > 90
          ? `Wait ${Math.ceil(retry_after_s / 60)} minutes and try again.`
          : "Wait a little and try again.",
    },
    internal: { title: "Internal error", detail: "Something failed on our side. Try again in a moment." },
    unavailable: { title: "Service unavailable", detail: "Try again in a few seconds." },
  },
  fields: FIELDS_EN,
  ...README_EN,
  mails: MAILS_EN,
} satisfies Texts;
