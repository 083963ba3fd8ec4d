/** Pinboards: dashboards of pinned answers ("quadros"). */
export const pinboards = {
  title: "Quadros",
  intro: "Respostas lado a lado, que acompanham a fila enquanto a página está aberta.",
  back: "Voltar às análises",
  list: "Ver os quadros",
  empty: "Ainda não há quadros",
  empty_text: "Crie um quadro, ou faça uma pergunta e fixe a resposta.",
  ask: "Fazer uma pergunta",
  pins: (count: number) => count === 0 ? "Vazio" : count === 1 ? "1 resposta" : `${count} respostas`,
  mine: "Meu",
  shared: "Compartilhado comigo",
  create: { title: "Novo quadro", name: "Nome do quadro", submit: "Criar quadro" },
  pin: {
    board: "Quadro",
    new_board: "Novo quadro",
    first_name: "Meu quadro",
    submit: "Fixar no quadro",
    full: "Este quadro já tem 12 respostas. Retire uma antes ou escolha outro.",
    too_many: "Você já tem 20 quadros. Exclua um antes ou escolha outro.",
    gone: "Este quadro não existe mais. Escolha outro.",
  },
  live: {
    pause: "Pausar",
    resume: "Continuar",
    paused: "Pausado: números das {time}.",
    behind: "A fila já mudou.",
    table: "Tabela",
  },
  view: {
    edit: "Editar quadro",
    empty: "Este quadro está vazio",
    empty_text: "Faça uma pergunta e fixe a resposta aqui.",
    gone: "Esta consulta usa algo que o Vez não conta mais. Retire-a do quadro.",
    shared_with: (roles: string) => `Compartilhado com: ${roles}.`,
    private: "Só você vê este quadro.",
    own_figures: "Cada pessoa vê os números que a função dela permite.",
  },
  edit: {
    title: (name: string) => `Editar “${name}”`,
    name: "Nome do quadro",
    roles: "Quem mais vê este quadro",
    roles_hint: "Sem nenhuma marca, só você. Quem vê não muda nada, exceto responsáveis e administração.",
    save: "Salvar",
    pins: "Respostas, na ordem do quadro",
    pin_title: "Título",
    chart: "Forma",
    save_pin: "Salvar resposta",
    up: "Subir",
    down: "Descer",
    remove: "Retirar",
    act: (act: string, title: string) => `${act}: ${title}`,
    back: "Voltar ao quadro",
    delete: "Excluir este quadro",
    delete_text: (count: number) =>
      count === 0
        ? "O quadro some para todos que o veem."
        : count === 1
        ? "O quadro some para todos que o veem, com a sua resposta. A fila e os atendimentos não mudam."
        : `O quadro some para todos que o veem, com as suas ${count} respostas. A fila e os atendimentos não mudam.`,
    delete_submit: "Excluir de vez",
  },
  done: {
    pinned: "Fixado.",
    saved: "Salvo.",
    moved: "Ordem mudada.",
    removed: "Retirado do quadro.",
    deleted: "Quadro excluído.",
  },
};

export type PinboardMessages = typeof pinboards;
