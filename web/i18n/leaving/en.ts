import type { LeavingMessages } from "./pt_BR.ts";

export const leaving: LeavingMessages = {
  clinic: {
    link: "Close the clinic on Vez",
    link_text: "Download a copy of everything or delete the clinic for good.",
    title: "Close the clinic",
    intro: (clinic) =>
      `Here you take a copy of everything that ${clinic} has on Vez and, if you wish, delete the clinic for good.`,
    not_allowed: "Only the owner can close the clinic",
    copy_title: "1. Download the copy",
    copy_text:
      "A zip file with spreadsheets (CSV), data for other systems (JSON) and the clinic's files. The copy is noted in the audit log.",
    copy_law:
      "Medical records must be kept for 20 years after the last entry (Brazilian law 13.787/2018). Once the clinic is closed, only this copy has them.",
    never: "No whole copy has been downloaded yet.",
    last: (time) => `Last whole copy: ${time}.`,
    delete_title: "2. Delete the clinic",
    delete_text: "All of this is deleted at once and cannot be brought back, not even by us:",
    losses: {
      patients: "Patients' charts",
      visits: "Visits",
      professionals: "Professionals",
      members: "People in the team",
      displays: "TV panels",
      files: "Files",
    },
    delete_people:
      "People who work in this clinic only lose their access to Vez. Patients' accounts stay, without the chart kept here. Whoever has a ticket or panel open is told that the clinic has closed.",
    name: "Name of the clinic",
    name_hint: (clinic) => `Type exactly: ${clinic}`,
    name_wrong: "This is not the clinic's name. Type it as it is, with accents and capitals.",
    name_required: "Type the name of the clinic.",
    password: "Your password",
    password_required: "Type your password.",
    submit: "Delete the clinic for good",
    cancel: "Do not delete",
  },
  archive: {
    submit: "Download the copy",
    again: "Download again",
    preparing: "Preparing the copy…",
    running: "Sending: {percent}",
    progress: "Progress of the copy",
    finished: "The whole copy was sent. Check that it is in your downloads before you delete the clinic.",
    broken: "Sending stopped halfway. The file is incomplete: delete it and download again.",
    failed: "The copy cannot be started right now. Try again in a few minutes.",
    too_many: "The clinic has downloaded several copies within this hour. Try again later.",
  },
  account: {
    card_title: "Take or delete my data",
    card_text: "You can download a copy of everything that Vez knows about you, or delete the account.",
    export_link: "Download my data",
    delete_link: "Delete my account",
    export_title: "Download my data",
    export_text:
      "A zip file with everything that Vez keeps about you: the account, the charts linked to it, the visits and the files.",
    export_care: "The file tells of your health. Keep it where only you can read it.",
    export_submit: "Download",
    delete_title: "Delete my account",
    delete_text: "The account, the login and the link with your charts are deleted at once and for good.",
    delete_kept:
      "Clinics must keep your medical record for 20 years by law (Brazilian law 13.787/2018). It stays with them, without a link to this account:",
    delete_first: "Before that, if you like,",
    delete_export: "download a copy of your data",
    password: "Your password",
    password_required: "Type your password.",
    delete_submit: "Delete my account for good",
    deleting: "Deleting…",
  },
  account_closed: {
    title: "Your account is deleted",
    text: "We deleted the account and the link with your charts. Thank you for having used Vez.",
    text_kept: "We deleted the patient's account. Your login to the clinic where you work stays.",
    action: "Go to the start",
  },
  closed: {
    title: "The clinic is closed",
    text: "Everything that it had on Vez was deleted. Thank you for having used Vez.",
    action: "Go to the start",
    action_clinics: "See my other clinics",
  },
};
