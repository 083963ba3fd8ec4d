import type { StaffMessages } from "./pt_BR.ts";

export const staff = {
  roles: {
    owner: "Owner",
    admin: "Administration",
    receptionist: "Reception",
    nurse: "Nursing",
    doctor: "Medicine",
  },
  chooser: {
    title: "Your clinics",
    ask: "Which clinic are you in now?",
    emptyTitle: "You are not part of a clinic yet",
    empty:
      "Register yours in two minutes. If you work at one that already uses Vez, ask whoever runs it to invite this e-mail:",
    register: "Register a clinic",
    registerAnother: "Register another clinic",
  },
  dashboard: {
    title: "Home",
    now: "At the clinic now",
    openBoard: "Open the queue",
    inService: "Who is in service",
    inServiceEmpty:
      "Nobody is in service right now. Whoever is called and started in the queue appears here.",
    patient: "Patient",
    professional: "Professional",
    since: "Since",
    noProfessional: "No professional",
    panels: "Call panels",
    panelsHint: "Open it on the reception's TV, or connect the TV with a code under Panels.",
    managePanels: "See all panels",
    openPanel: (name) => `Open panel: ${name}`,
    panelsEmpty: "No panel yet.",
  },
  onboarding: {
    title: "First steps",
    intro: "Three steps to the first call. It takes less than three minutes.",
    done: "done",
    steps: {
      professional: {
        title: "Add a professional",
        text: "Whoever will see the patients.",
        action: "Add professional",
      },
      patient: {
        title: "Put a patient in the queue",
        text: "A name is enough. The code comes at once, with a QR code.",
        action: "Add patient",
      },
      call: {
        title: "Call the patient",
        text: "The phone and the panel tell it in the same instant.",
        action: "Call in the queue",
      },
    },
  },
  print: {
    title: "Ticket",
    follow: "Follow your turn on your phone",
    print: "Print",
    back: "Back to the queue",
    noScript: "To print, press Ctrl+P.",
  },
} satisfies StaffMessages;
