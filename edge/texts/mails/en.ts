import type { MemberRole } from "../../domain/member.ts";
import type { Mails } from "./pt_BR.ts";

const ROLES: Record<MemberRole, string> = {
  owner: "Owner",
  admin: "Administration",
  receptionist: "Reception",
  nurse: "Nursing",
  doctor: "Medicine",
};

export const MAILS_EN: Mails = {
  invitation: {
    subject: (establishment) => `Invitation to the team of “${establishment}”`,
    text: ({ establishment, role, link }) =>
      `Hello!

You have been invited to the team of “${establishment}” on Vez, as ${ROLES[role]}.

To accept, open this link and sign in with this same e-mail address:

${link}

The link is good for 7 days and for one use.
If you do not know this clinic, ignore this message: nothing happens.
`,
  },
  email_proof: {
    subject: "Confirm your e-mail address on Vez",
    text: ({ link }) =>
      `Hello!

One thing is left: to show that this address is yours. Open this link:

${link}

With it we find your charts at clinics that already have this address.
The link is good for a day. If you have no account on Vez, ignore this message: nothing happens.
`,
  },
  recovery: {
    subject: "Your new password on Vez",
    text: (link) =>
      `Hello!

Somebody asked to change the password of your account on Vez. If it was you, open this link and choose another one:

${link}

The link is good for 1 hour and for one use.
If it was not you, ignore this message: the password stays as it is.
`,
  },
  password_changed: {
    subject: "The password of your account on Vez has been changed",
    text: (link) =>
      `Hello!

The password of your account on Vez has just been changed, and whoever was signed in has to sign in again.

If it was not you, change the password now:

${link}
`,
  },
  email_change: {
    subject: "Confirm your new e-mail on Vez",
    text: (link) =>
      `Hello!

Somebody asked to sign in to Vez with this e-mail. If it was you, open this link and confirm:

${link}

The link is good for one day and for one use.
If it was not you, ignore this message: nothing happens.
`,
  },
  email_change_asked: {
    subject: "Another e-mail was asked for on your Vez account",
    text: ({ email, link }) =>
      `Hello!

Somebody who knows the password of your account on Vez asked to change its login e-mail to ${email}. It changes only
when the link that was sent there is opened.

If it was you, there is nothing to do here. If it was not you, change the password now, and the wish is void:

${link}
`,
  },
  email_changed: {
    subject: "The e-mail of your account on Vez has been changed",
    text: (email) =>
      `Hello!

The login e-mail of your account on Vez is ${email} now, and whoever was signed in has to sign in again.

If it was not you, tell those who run your clinic.
`,
  },
  pinboard: {
    subject: (board, establishment) => `${board}: the week's figures of ${establishment}`,
    open: "Open the board, with charts and live figures",
    not_counted: "This question uses something that Vez counts no more.",
    more: (rows) => rows === 1 ? "One more row on the board." : `${rows} more rows on the board.`,
    why: "You get this e-mail each week because you asked for it, on the board's page.",
    end: "Stop these e-mails",
  },
};
