import { createTransport } from "nodemailer";

/** A mail in plain text: nothing in it is markup, so nothing in it can become markup. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Hands mails over; rejects when nobody takes one. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

interface MailerSettings {
  smtpUrl?: string;
  writeMail?: (text: string) => void;
}

/** How long a request may wait for the SMTP server. */
const PATIENCE_MS = 8_000;

/** Mails by SMTP; without a server they are written out, so that whoever runs Vez can pass the link on. */
export function createMailer({ smtpUrl, writeMail = console.log }: MailerSettings): Mailer {
  if (smtpUrl === undefined) {
    return {
      send({ to, subject, text }) {
        writeMail(`Mail to ${to}: ${subject}\n\n${text}`);
        return Promise.resolve();
      },
    };
  }
  const url = new URL(smtpUrl);
  const from = url.searchParams.get("from") ?? senderOf(url);
  url.searchParams.delete("from");
  const transport = createTransport(
    {
      url: url.href,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // A mail is text of our own: it may read no file and fetch no address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ to, subject, text }) {
      // As an object an address stays one address, whatever it contains.
      await transport.sendMail({ to: { name: "", address: to }, subject, text });
    },
  };
}

/** The login when it is an address, else a name at the server. */
function senderOf({ username, hostname }: URL): string {
  const login = decodeURIComponent(username);
  return login.includes("@") ? login : `vez@${hostname}`;
}
