import type { InvitationStatus } from "../../../edge/domain/member.ts";

/** What each role may do, in the order of the table. */
const rights = {
  queue: "Ver a fila, incluir pacientes, chamar, iniciar e finalizar",
  charts: "Ver e completar fichas de pacientes",
  triage: "Definir a classificação de risco",
  merge: "Unir fichas repetidas",
  furnish: "Cadastrar profissionais, salas e serviços",
  team: "Convidar, mudar e remover pessoas da equipe",
  settings: "Mudar configurações e ver a auditoria",
  owners: "Nomear responsáveis, baixar o arquivo e encerrar a clínica",
};

const status: Record<InvitationStatus, string> = {
  pending: "Aguardando resposta",
  accepted: "Aceito",
  revoked: "Cancelado",
  expired: "Vencido",
};

/** Team of a clinic, and the invitation as the invited person meets it. */
export const team = {
  title: "Equipe",
  count: (people: number) => people === 1 ? "1 pessoa" : `${people} pessoas`,
  you: "você",
  columns: { person: "Pessoa", role: "Função", since: "Desde", acts: "Ações" },
  change: "Alterar",
  change_of: (email: string) => `Alterar ${email}`,
  your_role: (role: string) => `Sua função nesta clínica: ${role}.`,
  only_managers: "Quem convida e muda pessoas é a responsável ou a administração.",
  done: {
    invited: "Convite enviado. O link vale por 7 dias.",
    unsent:
      "O convite foi criado, mas o e-mail não saiu. Confira o endereço e convide de novo em alguns minutos.",
    revoked: "Convite cancelado. O link não vale mais.",
    changed: "Função alterada.",
    removed: "Pessoa removida da equipe. Ela já não vê nada desta clínica.",
    transferred: "Responsabilidade transferida. Agora você está na administração.",
  },
  invite: {
    title: "Convidar alguém",
    intro: "A pessoa recebe um link por e-mail, entra com esse mesmo e-mail e já está na equipe.",
    email: "E-mail",
    role: "Função",
    choose: "Escolha…",
    submit: "Enviar convite",
    busy: "Enviando…",
    member: "Esta pessoa já está na equipe.",
    role_required: "Escolha a função.",
    email_required: "Escreva o e-mail de quem você quer convidar.",
  },
  invitations: {
    title: "Convites em aberto",
    until: "Vale até",
    status,
    revoke: "Cancelar",
    revoke_of: (email: string) => `Cancelar o convite de ${email}`,
  },
  rights: { title: "O que cada função pode fazer", right: "O que", yes: "sim", no: "não", list: rights },
  member: {
    title: "Pessoa da equipe",
    since: (day: string) => `Na equipe desde ${day}.`,
    professional: (name: string) => `Ligada ao profissional ${name}.`,
    back: "Voltar para a equipe",
    role: "Mudar a função",
    role_text: "Vale no próximo clique da pessoa; ela não precisa entrar de novo.",
    role_submit: "Salvar função",
    transfer: "Passar a responsabilidade",
    transfer_text:
      "Esta pessoa passa a ser a responsável pela clínica, e você fica na administração. Só ela poderá desfazer.",
    transfer_submit: "Passar a responsabilidade",
    remove: "Remover da equipe",
    remove_text:
      "A pessoa deixa de ver a fila, os pacientes e tudo o mais desta clínica na mesma hora. O que ela registrou continua guardado. Os convites que ela enviou e ninguém aceitou deixam de valer.",
    remove_submit: "Remover da equipe",
  },
  leave: {
    link: "Sair desta equipe",
    title: "Sair da equipe?",
    text: (clinic: string) =>
      `Você deixa de ver a fila, os pacientes e tudo o mais de ${clinic}. Para voltar, será preciso um novo convite.`,
    submit: "Sair da equipe",
  },
  invitation: {
    title: "Convite para a equipe",
    heading: (clinic: string) => `Você foi convidado para ${clinic}`,
    role: (role: string) => `Função: ${role}.`,
    sent_to: (email: string) => `O convite foi enviado para ${email}.`,
    until: (day: string) => `Vale até ${day}.`,
    accept: "Aceitar convite",
    accept_busy: "Aceitando…",
    as: "Você está conectado como",
    other: "O convite é para outro e-mail. Entre com o e-mail que recebeu o link.",
    switch: "Entrar com outro e-mail",
    new_title: "Ainda não tenho acesso ao Vez",
    new_text: "Escolha uma senha para entrar na equipe.",
    email: "E-mail que recebeu o convite",
    password: "Senha",
    password_hint: "Pelo menos 8 caracteres. Uma frase curta funciona bem.",
    create: "Criar acesso e aceitar",
    create_busy: "Criando…",
    have: "Já tenho acesso",
    have_text: "Entre com a sua senha e depois aceite o convite.",
    sign_in: "Entrar",
    wrong_email: (mask: string) => `Use o e-mail que recebeu o convite: ${mask}.`,
    closed: {
      accepted: "Este convite já foi aceito",
      revoked: "Este convite foi cancelado",
      expired: "Este convite venceu",
      text: "Se você ainda precisa de acesso, peça um novo convite a quem administra a clínica.",
      accepted_text: "Se foi você, basta entrar para ver a clínica.",
      action: "Entrar",
      action_home: "Ir para o início",
    },
    confirm_title: "Confirme o seu e-mail",
    confirm_text:
      "Enviamos um link para confirmar a conta. Depois de confirmar, abra de novo o link do convite para aceitar.",
  },
};

export type TeamMessages = typeof team;
