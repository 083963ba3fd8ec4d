import type { MemberRole } from "../../../edge/domain/member.ts";

const roles: Record<MemberRole, string> = {
  owner: "Responsável",
  admin: "Administração",
  receptionist: "Recepção",
  nurse: "Enfermagem",
  doctor: "Medicina",
};

/** What the clinic's own pages say: list of clinics, dashboard, printed ticket. */
export const staff = {
  roles,
  chooser: {
    title: "Suas clínicas",
    ask: "Em qual clínica você está agora?",
    emptyTitle: "Você ainda não faz parte de uma clínica",
    empty:
      "Cadastre a sua em dois minutos. Se você trabalha em uma que já usa o Vez, peça para quem administra convidar este e-mail:",
    register: "Cadastrar clínica",
    registerAnother: "Cadastrar outra clínica",
  },
  dashboard: {
    title: "Início",
    now: "Agora na clínica",
    openBoard: "Abrir a fila",
    inService: "Quem está em atendimento",
    inServiceEmpty: "Ninguém em atendimento agora. Quem for chamado e iniciado na fila aparece aqui.",
    patient: "Paciente",
    professional: "Profissional",
    since: "Desde",
    noProfessional: "Sem profissional",
    panels: "Painéis de chamada",
    panelsHint: "Abra na TV da recepção, ou conecte a TV com um código em Painéis.",
    managePanels: "Ver todos os painéis",
    openPanel: (name: string) => `Abrir painel: ${name}`,
    panelsEmpty: "Nenhum painel ainda.",
  },
  onboarding: {
    title: "Primeiros passos",
    intro: "Três passos até a primeira chamada. Leva menos de três minutos.",
    done: "feito",
    steps: {
      professional: {
        title: "Cadastre um profissional",
        text: "Quem vai atender os pacientes.",
        action: "Cadastrar profissional",
      },
      patient: {
        title: "Coloque um paciente na fila",
        text: "Basta o nome. A senha sai na hora, com QR code.",
        action: "Adicionar paciente",
      },
      call: {
        title: "Chame o paciente",
        text: "O celular dele e o painel avisam no mesmo instante.",
        action: "Chamar na fila",
      },
    },
  },
  print: {
    title: "Senha",
    follow: "Acompanhe sua vez no celular",
    print: "Imprimir",
    back: "Voltar para a fila",
    noScript: "Para imprimir, use Ctrl+P.",
  },
};

export type StaffMessages = typeof staff;
