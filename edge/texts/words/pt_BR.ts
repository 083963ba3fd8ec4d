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
