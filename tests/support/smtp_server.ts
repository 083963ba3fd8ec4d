/** A mail as the server took it: envelope, and headers with text as sent. */
export interface TakenMail {
  to: string[];
  data: string;
  /** The text with the transfer encoding taken off. */
  text: string;
}

/** A server that speaks as much SMTP as a client needs to hand a mail over. */
export interface SmtpServer extends AsyncDisposable {
  url: string;
  mails: TakenMail[];
  /** The first mail to an address, waiting for it a little. */
  mailTo(address: string): Promise<TakenMail>;
}

/** Listens on a free port; `refuse` turns every recipient away. */
export function startSmtp({ refuse = false } = {}): SmtpServer {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const mails: TakenMail[] = [];
  const open = new Set<Deno.Conn>();
  const served = (async () => {
    for await (const connection of listener) {
      open.add(connection);
      void serve(connection, mails, refuse).catch(() => {}).finally(() => {
        open.delete(connection);
      });
    }
  })();
  return {
    url: `smtp://127.0.0.1:${listener.addr.port}?from=avisos@vez.example`,
    mails,
    async mailTo(address) {
      for (let tries = 0; tries < 100; tries++) {
        const found = mails.find((mail) => mail.to.includes(address));
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`Cannot find a mail to ${address}`);
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      for (const connection of open) connection.close();
      await served.catch(() => {});
    },
  };
}

async function serve(connection: Deno.Conn, mails: TakenMail[], refuse: boolean): Promise<void> {
  const say = (line: string) => connection.write(new TextEncoder().encode(`${line}\r\n`));
  let to: string[] = [];
  let data: string[] | null = null;
  await say("220 smtp.test ready");
  for await (const line of linesOf(connection)) {
    if (data) {
      if (line !== ".") data.push(line.replace(/^\.\./, "."));
      else {
        const whole = data.join("\r\n");
        mails.push({ to, data: whole, text: textOf(whole) });
        [to, data] = [[], null];
        await say("250 taken");
      }
      continue;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "DATA") data = [];
    if (verb === "RCPT" && !refuse) to.push(/<([^>]*)>/.exec(line)?.[1] ?? "");
    await say(
      {
        EHLO: "250 smtp.test",
        DATA: "354 go on",
        QUIT: "221 bye",
        RCPT: refuse ? "550 no" : "250 ok",
      }[verb] ??
        "250 ok",
    );
  }
}

async function* linesOf(connection: Deno.Conn): AsyncGenerator<string> {
  let rest = "";
  for await (const text of connection.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\r\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** Plain text of a mail of one part, whatever encoding it travelled in. */
function textOf(data: string): string {
  const [head, ...body] = data.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  const encoding = /^content-transfer-encoding: *([\w-]+)/im.exec(head)?.[1].toLowerCase();
  if (encoding === "base64") return new TextDecoder().decode(Uint8Array.fromBase64(text));
  if (encoding !== "quoted-printable") return text;
  const bytes = text.replaceAll("=\r\n", "").replace(
    /=([0-9A-F]{2})/g,
    (_, hex) => String.fromCharCode(parseInt(hex, 16)),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}
