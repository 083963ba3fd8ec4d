import type { MemberRole } from "../../domain/member.ts";
import { ROLES } from "../words/pt_BR.ts";

/** Subjects and texts of mails; each language satisfies it. */
export interface Mails {
  invitation: {
    subject(establishment: string): string;
    text(told: InvitationTold): string;
  };
  /** Shows that a login's address is read. */
  email_proof: { subject: string; text(told: { link: string }): string };
  recovery: { subject: string; text(link: string): string };
  password_changed: { subject: string; text(link: string): string };
  email_change: { subject: string; text(link: string): string };
  /** To the present address, when another one is wished for. */
  email_change_asked: { subject: string; text(told: { email: string; link: string }): string };
  email_changed: { subject: string; text(email: string): string };
  /** A pinboard, each week. */
  pinboard: {
    subject(board: string, establishment: string): string;
    open: string;
    not_counted: string;
    more(rows: number): string;
    why: string;
    end: string;
  };
}

/** What the mail to an invited person says. */
export interface InvitationTold {
  establishment: string;
  role: MemberRole;
  link: string;
}

export const MAILS_PT_BR: Mails = {
  invitation: {
    subject: (establishment) => `Convite para a equipe de “${establishment}”`,
    text: ({ establishment, role, link }) =>
      `Olá!

Você foi convidado para a equipe de “${establishment}” no Vez, na função ${ROLES[role]}.

Para aceitar, abra este link e entre com este mesmo e-mail:

${link}

O link vale por 7 dias e só pode ser usado uma vez.
Se você não conhece essa clínica, ignore esta mensagem: nada acontece.
`,
  },
  email_proof: {
    subject: "Confirme o seu e-mail no Vez",
    text: ({ link }) =>
      `Olá!

Falta confirmar que este e-mail é seu. Abra este link:

${link}

Assim encontramos as suas fichas nas clínicas que já têm este e-mail.
O link vale por um dia. Se você não tem conta no Vez, ignore esta mensagem: nada acontece.
`,
  },
  recovery: {
    subject: "Sua nova senha no Vez",
    text: (link) =>
      `Olá!

Alguém pediu para trocar a senha da sua conta no Vez. Se foi você, abra este link e escolha outra:

${link}

O link vale por 1 hora e só pode ser usado uma vez.
Se não foi você, ignore esta mensagem: a senha continua a mesma.
`,
  },
  password_changed: {
    subject: "A senha da sua conta no Vez foi trocada",
    text: (link) =>
      `Olá!

A senha da sua conta no Vez acaba de ser trocada, e quem estava com a conta aberta precisa entrar de novo.

Se não foi você, troque a senha agora:

${link}
`,
  },
  email_change: {
    subject: "Confirme o seu novo e-mail no Vez",
    text: (link) =>
      `Olá!

Alguém pediu para entrar no Vez com este e-mail. Se foi você, abra este link e confirme:

${link}

O link vale por um dia e só pode ser usado uma vez.
Se não foi você, ignore esta mensagem: nada acontece.
`,
  },
  email_change_asked: {
    subject: "Pedido de troca de e-mail da sua conta no Vez",
    text: ({ email, link }) =>
      `Olá!

Alguém que sabe a senha da sua conta no Vez pediu para trocar o e-mail de acesso para ${email}. A troca só acontece
quando o link enviado para lá for aberto.

Se foi você, não precisa fazer nada aqui. Se não foi você, troque a senha agora, e o pedido deixa de valer:

${link}
`,
  },
  email_changed: {
    subject: "O e-mail da sua conta no Vez foi trocado",
    text: (email) =>
      `Olá!

O e-mail de acesso da sua conta no Vez agora é ${email}, e quem estava com a conta aberta precisa entrar de novo.

Se não foi você, avise quem administra a sua clínica.
`,
  },
  pinboard: {
    subject: (board, establishment) => `${board}: os números da semana de ${establishment}`,
    open: "Abrir o quadro, com gráficos e números ao vivo",
    not_counted: "Esta consulta usa algo que o Vez não conta mais.",
    more: (rows) => rows === 1 ? "Mais uma linha no quadro." : `Mais ${rows} linhas no quadro.`,
    why: "Você recebe este e-mail toda semana porque pediu, na página do quadro.",
    end: "Parar de receber",
  },
};
