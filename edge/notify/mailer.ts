import { createTransport } from "nodemailer";

/** A mail. Its text is no markup; `html`, where there is one, says the same and was escaped by whoever made it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Page that ends mails of this kind, by a POST without asking too (RFC 8058). */
  unsubscribe?: string;
  /** What makes it this mail: a mail that was sent twice is seen to be one. */
  id?: string;
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
    async send({ to, subject, text, html, unsubscribe, id }) {
      // As an object an address stays one address, whatever it contains.
      await transport.sendMail({
        to: { name: "", address: to },
        subject,
        text,
        ...html === undefined ? {} : { html },
        ...id === undefined ? {} : { messageId: `<${id}@${domainOf(from)}>` },
        ...unsubscribe === undefined ? {} : {
          headers: {
            "List-Unsubscribe": `<${unsubscribe}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          },
        },
      });
    },
  };
}

/** The domain of an address such as `Vez <avisos@vez.example>`. */
function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? "vez.invalid";
}

/** The login when it is an address, else a name at the server. */
function senderOf({ username, hostname }: URL): string {
  const login = decodeURIComponent(username);
  return login.includes("@") ? login : `vez@${hostname}`;
}
