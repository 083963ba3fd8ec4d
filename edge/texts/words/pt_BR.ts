import type { Texts } from "../pt_BR.ts";
import type { MemberRole } from "../../domain/member.ts";
import type { ProfessionalStatus } from "../../domain/professional.ts";
import type { VisitStatus } from "../../domain/visit.ts";

const VISITS: Record<VisitStatus, string> = {
  awaiting_triage: "aguardando triagem",
  waiting: "em espera",
  called: "chamado",
  in_service: "em atendimento",
  awaiting_return: "aguardando retorno",
  finished: "finalizado",
  cancelled: "cancelado",
  no_show: "ausente",
};

const PROFESSIONALS: Record<ProfessionalStatus, string> = {
  active: "ativo",
  on_leave: "de licença",
  inactive: "inativo",
};

/** Roles as people call them. */
export const ROLES: Record<MemberRole, string> = {
  owner: "Responsável",
  admin: "Administração",
  receptionist: "Recepção",
  nurse: "Enfermagem",
  doctor: "Medicina",
};

/** States of visits and of professionals, as a sentence names them. */
export const words: Record<string, string> = { ...VISITS, ...PROFESSIONALS };

const REMOTE: Readonly<Record<string, string>> = {
  off: "Esta clínica não dá senhas pelo celular: tire a sua na recepção.",
  closed: "A clínica está fechada agora: volte no horário de atendimento.",
  full: "As senhas pelo celular acabaram por enquanto: tente daqui a alguns minutos ou venha à recepção.",
};

/** What may go wrong when somebody joins the queue. */
export const JOINING_PROBLEMS = {
  already_in_queue: {
    title: "Paciente já está na fila",
    detail: ({ ticket }) =>
      ticket
        ? `Este paciente já tem um atendimento em aberto: senha ${ticket.code}.`
        : "Já existe uma senha para esta pessoa. Se for sua, procure a recepção.",
  },
  remote_closed: {
    title: "Sem senhas pelo celular agora",
    detail: ({ current_status }) =>
      REMOTE[current_status ?? ""] ?? "Esta clínica não está dando senhas pelo celular agora.",
  },
  remote_ticket_over: {
    title: "Esta senha não vale mais",
    detail: ({ current_status }) =>
      current_status === "left"
        ? "Esta senha foi devolvida. Tire outra."
        : "O prazo para confirmar a chegada passou. Tire outra senha ou procure a recepção.",
  },
} satisfies Partial<Texts["problems"]>;
