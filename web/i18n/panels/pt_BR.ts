import type { DisplayState } from "../../../edge/domain/display.ts";
import type { PanelLanguage } from "../../../edge/domain/panel_look.ts";

const states: Record<DisplayState, string> = {
  unpaired: "Sem TV conectada",
  on_air: "No ar",
  off_air: "Fora do ar",
};

const languages: Record<PanelLanguage, string> = { "pt-BR": "Português", en: "Inglês", es: "Espanhol" };

/** What islands say about panels: strings only. */
const watch = {
  states,
  since: "desde {time}",
  silent: "Sem som: toque na tela da TV",
  one_off: "Painel {name} fora do ar desde {time}.",
  kiosk_off: "Totem {name} fora do ar desde {time}.",
  some_off: "{count} painéis fora do ar: {names}.",
  see: "Ver painéis",
  close: "Fechar aviso",
  call_aloud: "Chame em voz alta.",
  kiosk: "Totem",
  all_services: "Todos os serviços",
  edit: "Configurar",
  edit_of: "Configurar {name}",
  open: "Abrir aqui",
  open_of: "Abrir aqui: {name}",
};

/** How a clinic runs its TV panels. */
export const panels = {
  title: "Painéis",
  intro: "As TVs que mostram e falam as chamadas na sala de espera.",
  add: "Adicionar painel",
  add_title: "Novo painel",
  watch,
  only_managers: "Quem administra a clínica adiciona e configura os painéis.",
  not_allowed: "Só responsáveis e administração configuram os painéis",
  empty: "Nenhum painel ainda",
  empty_text: "Adicione um painel e ligue uma TV a ele com um código de seis letras e números.",
  done: {
    added: "Painel adicionado. Agora conecte uma TV.",
    saved: "Mudanças salvas. A TV já mostra.",
    paired: "TV conectada. Ela começa sozinha em alguns segundos.",
    revoked: "TV desconectada. Ela voltou a mostrar um código.",
    removed: "Painel excluído.",
  },
  pairing: {
    title: "Conectar uma TV",
    replace_title: "Trocar a TV",
    open: "Na TV, abra este endereço no navegador:",
    type: "Digite aqui o código que a TV mostra:",
    code: "Código da TV",
    code_hint: "Seis letras e números, por exemplo AC7 W3M.",
    submit: "Conectar TV",
    replace_text: "A TV de agora é desconectada quando outra entra no lugar dela.",
    wrong:
      "Nenhuma TV mostra este código agora. Confira se ele não mudou na tela: cada código vale dez minutos e uma vez só.",
    too_many: "Foram muitas tentativas. Espere alguns minutos e digite o código de novo.",
  },
  device: {
    title: "TV conectada",
    paired: "Conectada em",
    seen: "Último sinal",
    sound: "Som",
    sound_on: "Ligado",
    sound_off: "Desligado: toque na tela da TV",
    sound_unknown: "A TV ainda não disse",
    revoke: "Desconectar TV",
    revoke_text: "A TV para de mostrar as chamadas e volta a pedir um código.",
  },
  form: {
    title: "Como o painel é",
    what: "O que mostra",
    how: "Aparência",
    kind: "O que é",
    kind_hint: "No totem, na entrada, as pessoas tiram a própria senha. Abra /totem no aparelho.",
    kinds: { panel: "Painel de TV", kiosk: "Totem de senhas" },
    name: "Nome do painel",
    name_hint: "Onde a TV fica: Recepção, Corredor, Pediatria.",
    services: "Serviços",
    services_hint: "Só as chamadas dos serviços marcados aparecem. Sem nenhum marcado, aparecem todas.",
    message: "Recado",
    message_hint: "Uma linha embaixo das chamadas, até 160 letras.",
    names: "Mostrar e falar nomes abreviados, como Joana A.",
    names_hint: "Só se a clínica mostrar nomes nos painéis (Configurações) e em TV conectada por código.",
    waits: "Mostrar a espera",
    waits_hint:
      "Quanto espera quem chega agora, por serviço, quando já se sabe. Casos mais urgentes passam antes; deles o painel nada diz.",
    first_language: "Idioma",
    second_language: "Segundo idioma",
    third_language: "Terceiro idioma",
    no_language: "Nenhum",
    languages_hint: "As chamadas aparecem e são faladas em cada idioma, nesta ordem.",
    theme: "Cores",
    themes: { petrol: "Petróleo", black: "Preto, mais contraste" },
    size: "Tamanho",
    sizes: { normal: "Normal: últimas chamadas ao lado", large: "Grande: uma chamada na tela toda" },
    clock: "Mostrar o relógio",
    link_open: "Pode ser aberto só pelo endereço",
    link_hint: "Quem tem o endereço vê as senhas, nunca nomes, sem conectar a TV com um código.",
    link_is: "Endereço:",
    add: "Adicionar painel",
    save: "Salvar",
    cancel: "Cancelar",
    name_taken: "Já existe um painel com este nome.",
    languages,
  },
  remove: {
    title: "Excluir o painel",
    text: "O endereço deixa de funcionar e a TV conectada volta a pedir um código.",
    open: "Excluir painel",
    ask: (name: string) => `Excluir o painel ${name}?`,
    submit: "Excluir painel",
    back: "Voltar",
  },
};

export type PanelsMessages = typeof panels;
