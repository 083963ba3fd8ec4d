/** Leaving for good. `archive` is strings only: the island receives it as props. */
export const leaving = {
  clinic: {
    link: "Encerrar a clínica no Vez",
    link_text: "Baixe uma cópia de tudo ou apague a clínica para sempre.",
    title: "Encerrar a clínica",
    intro: (clinic: string) =>
      `Aqui você leva uma cópia de tudo o que ${clinic} tem no Vez e, se quiser, apaga a clínica para sempre.`,
    not_allowed: "Só a pessoa responsável pode encerrar a clínica",
    copy_title: "1. Baixe a cópia",
    copy_text:
      "Um arquivo zip com planilhas (CSV), dados para outros sistemas (JSON) e os arquivos da clínica. A cópia fica registrada na auditoria.",
    copy_law:
      "Prontuários devem ser guardados por 20 anos depois do último registro (Lei 13.787/2018). Depois de encerrar, só esta cópia os terá.",
    never: "Nenhuma cópia completa foi baixada até agora.",
    last: (time: string) => `Última cópia completa: ${time}.`,
    delete_title: "2. Apague a clínica",
    delete_text: "Tudo isto é apagado na hora e não pode ser recuperado, nem por nós:",
    losses: {
      patients: "Fichas de pacientes",
      visits: "Atendimentos",
      professionals: "Profissionais",
      members: "Pessoas da equipe",
      displays: "Painéis de TV",
      files: "Arquivos",
    },
    delete_people:
      "Quem só trabalha nesta clínica perde o acesso ao Vez. Contas de pacientes continuam, sem a ficha daqui. Quem está com a senha ou o painel aberto vê que a clínica encerrou.",
    name: "Nome da clínica",
    name_hint: (clinic: string) => `Digite exatamente: ${clinic}`,
    name_wrong: "Não é o nome da clínica. Digite igual, com acentos e maiúsculas.",
    name_required: "Digite o nome da clínica.",
    password: "Sua senha",
    password_required: "Digite a sua senha.",
    submit: "Apagar a clínica para sempre",
    cancel: "Não apagar",
  },
  archive: {
    submit: "Baixar a cópia",
    again: "Baixar de novo",
    preparing: "Preparando a cópia…",
    running: "Enviando: {percent}",
    progress: "Andamento da cópia",
    finished:
      "A cópia foi enviada inteira. Confira se ela está na pasta de downloads antes de apagar a clínica.",
    broken: "O envio parou no meio. O arquivo está incompleto: apague-o e baixe de novo.",
    failed: "Não foi possível começar a cópia agora. Tente de novo em alguns minutos.",
    too_many: "A clínica já baixou várias cópias nesta hora. Tente de novo mais tarde.",
  },
  account: {
    card_title: "Levar ou apagar meus dados",
    card_text: "Você pode baixar uma cópia de tudo o que o Vez sabe de você, ou excluir a conta.",
    export_link: "Baixar meus dados",
    delete_link: "Excluir minha conta",
    export_title: "Baixar meus dados",
    export_text:
      "Um arquivo zip com tudo o que o Vez guarda de você: a conta, as fichas ligadas a ela, os atendimentos e os arquivos.",
    export_care: "O arquivo tem dados da sua saúde. Guarde em um lugar só seu.",
    export_submit: "Baixar",
    delete_title: "Excluir minha conta",
    delete_text: "A conta, o acesso e a ligação com as suas fichas são apagados na hora, para sempre.",
    delete_kept:
      "As clínicas são obrigadas por lei a guardar o seu prontuário por 20 anos (Lei 13.787/2018). Ele fica com elas, sem ligação com esta conta:",
    delete_first: "Antes, se quiser,",
    delete_export: "baixe uma cópia dos seus dados",
    password: "Sua senha",
    password_required: "Digite a sua senha.",
    delete_submit: "Excluir minha conta para sempre",
    deleting: "Excluindo…",
  },
  account_closed: {
    title: "Sua conta foi excluída",
    text: "Apagamos a conta e a ligação com as suas fichas. Obrigado por ter usado o Vez.",
    text_kept: "Apagamos a conta de paciente. O seu acesso à clínica em que você trabalha continua.",
    action: "Ir para o início",
  },
  closed: {
    title: "A clínica foi encerrada",
    text: "Tudo o que ela tinha no Vez foi apagado. Obrigado por ter usado o Vez.",
    action: "Ir para o início",
    action_clinics: "Ver minhas outras clínicas",
  },
};

export type LeavingMessages = typeof leaving;
