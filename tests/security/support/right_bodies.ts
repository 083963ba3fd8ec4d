import { planOf } from "../../../edge/domain/analytics/plan.ts";
import { PRIVACY_VERSION, TERMS_VERSION } from "../../../edge/domain/legal.ts";
import { type Clinic, establishmentData, professionalData } from "../../support/builders.ts";
import { accountData } from "../../support/people.ts";

/** Bodies that would be right, for routes that need one. */
export function bodyFor(id: string, house: Clinic): unknown {
  const bodies: Record<string, unknown> = {
    createEstablishment: establishmentData(),
    createVisit: { patient: { name: "Maria" } },
    createProfessional: professionalData(),
    createDisplay: { name: "TV" },
    changeDisplay: { name: "Tomada" },
    pairDisplay: { code: "ACDEFG" },
    createRoom: { name: "Sala" },
    createService: { name: "Vacina", prefix: "V" },
    changeService: { name: "Tomado" },
    changeRoom: { name: "Tomada" },
    markPresence: { state: "away" },
    serveServices: { services: [] },
    changeProfessional: { notes: "x" },
    linkProfessional: { user_id: null },
    createPatient: { name: "Maria" },
    findSimilarPatients: { name: "Maria" },
    changePatient: { version: 1, name: "Tomada" },
    mergePatients: { merge: crypto.randomUUID() },
    changeEstablishment: { version: 1, name: "Tomada" },
    inviteMember: { email: "intruso@example.com", role: "admin" },
    changeMemberRole: { role: "admin" },
    transferOwnership: { user_id: house.members.owner },
    confirmShownTicket: { shown: "A001" },
    triageVisit: { risk: "red" },
    startVisit: { professional_id: house.professional },
    cancelVisit: { reason: "x" },
    transferVisit: { service_id: house.service },
    askQuestion: { question: "quantas visitas hoje?" },
    answerPlan: { plan: planOf({}) },
    createPinboard: { name: "Quadro" },
    subscribePinboard: { weekday: 1, hour: 7 },
    addPin: { title: "Chegadas", plan: planOf({}) },
    saveQuestion: { title: "Chegadas", plan: planOf({}) },
    createAccount: accountData({ terms_version: TERMS_VERSION, privacy_version: PRIVACY_VERSION }),
    linkChartByTicket: { token: "A".repeat(24) },
    requestEmailChange: { email: "nova@example.com", password: "uma frase comprida" },
    proveEmail: { token: "A".repeat(24) },
    deleteAccount: { password: "uma frase comprida" },
    deleteEstablishment: { password: "uma frase comprida", name: "Clínica Aurora" },
  };
  return bodies[id] ?? {};
}
