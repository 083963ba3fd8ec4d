/** The landing page. Promises only what the product does today. */
export const landing = {
  title: "A fila que avisa quando chega a sua vez",
  description:
    "O Vez organiza a fila de clínicas e hospitais por risco e ordem de chegada, e mostra a cada paciente, ao vivo e no próprio celular, quantas pessoas faltam.",
  nav: { how: "Como funciona", clinics: "Para clínicas", patients: "Para pacientes", questions: "Perguntas" },
  hero: {
    lead:
      "O Vez organiza a espera da clínica por risco e por chegada. Cada paciente acompanha tudo no próprio celular, ao vivo: quantas pessoas faltam e quanto tempo ainda deve levar.",
    call: "Cadastrar minha clínica",
    more: "Ver como funciona",
    points: ["Sem aplicativo para baixar", "Pronto em poucos minutos", "Código aberto"],
  },
  scene: {
    label:
      "Ilustração: a TV da recepção chama a senha A040 na sala 2 e, no mesmo instante, o celular de quem tem a senha A042 passa a mostrar que faltam 2 pessoas, cerca de 15, até 25 minutos.",
    clinic: "Clínica Jardim",
    tv_title: "Chamando agora",
    tv_room: "Sala 2",
    tv_before: "Últimas chamadas",
    rooms: ["Sala 1", "Triagem"],
    desk: "Recepção",
    call_next: "Chamar próximo",
    your_code: "Sua senha",
    missing: "Faltam",
    people: "pessoas",
    wait: "cerca de 15, até 25 min",
    phases: ["Chegada", "Triagem", "Espera", "Chamado", "Atendimento"],
    live: "Ao vivo",
  },
  how: {
    title: "Da porta ao consultório, todo mundo sabe onde está",
    clinic: {
      title: "Na clínica",
      steps: [
        {
          title: "A recepção coloca na fila",
          text:
            "Nome e pronto; CPF, só de quem tem. O paciente sai com um código, como A042, e o link da sua vez.",
        },
        {
          title: "A enfermagem classifica o risco",
          text:
            "Cinco cores, do vermelho ao azul. A ordem se acerta na hora: risco, prioridade por lei, chegada.",
        },
        {
          title: "Um toque chama o próximo",
          text: "A TV mostra e fala o código, e o celular de quem foi chamado avisa no mesmo segundo.",
        },
      ],
    },
    patient: {
      title: "No celular do paciente",
      steps: [
        {
          title: "Abra o seu link",
          text: "Pelo QR code da senha ou pela mensagem da recepção. Sem cadastro e sem aplicativo.",
        },
        {
          title: "Espere onde for melhor",
          text:
            "A página diz quantas pessoas faltam e quanto tempo deve levar. Dá para tomar um ar aqui perto.",
        },
        {
          title: "Vá quando for a sua vez",
          text: "O celular avisa quando estiver quase, e de novo quando for você, com a sala.",
        },
      ],
    },
  },
  clinics: {
    kicker: "Para clínicas",
    title: "Feito para o balcão cheio de segunda-feira",
    cards: {
      order: {
        title: "A ordem certa, sem ninguém decorar a regra",
        text:
          "Primeiro o risco clínico, depois as prioridades da lei, depois a chegada. O Vez ordena; só a enfermagem e a medicina dão a cor.",
      },
      desks: {
        title: "Dois balcões, nenhuma confusão",
        text: "Duas pessoas chamam no mesmo instante e cada uma recebe um paciente diferente. Sempre.",
        first: "Balcão 1",
        second: "Balcão 2",
      },
      tv: {
        title: "A TV que você já tem",
        text: "Qualquer tela com navegador vira painel de chamada, com campainha e voz em português.",
      },
      numbers: {
        title: "Os números da casa, ao vivo",
        text: "Sem recarregar a página e sem planilha no fim do dia.",
        waiting: "esperando",
        in_service: "em atendimento",
        finished: "atendidos hoje",
      },
    },
  },
  patients: {
    kicker: "Para pacientes",
    title: "Uma espera mais leve para quem não está bem",
    points: [
      { title: "Palavras simples", text: "“Faltam 3 pessoas.” “Você é o próximo.” Sem termos de hospital." },
      {
        title: "Tempo sem promessa falsa",
        text: "“Cerca de 20, até 35 minutos.” Uma faixa, nunca uma contagem que chega a zero e recomeça.",
      },
      {
        title: "Leve de verdade",
        text:
          "Abre rápido em celular simples e internet fraca. Se a conexão cair, a página diz de quando é a informação.",
      },
      {
        title: "Para todos os olhos e ouvidos",
        text: "Letras grandes, bom contraste, leitor de tela. O risco tem sempre palavra, forma e cor.",
      },
    ],
    colours: "As cinco classes de risco, com palavra e forma",
  },
  privacy: {
    title: "Saúde é assunto seu",
    lead: "Cada tela mostra o mínimo de que precisa. O nome de ninguém aparece na sala de espera.",
    screens: [
      { title: "Na TV da recepção", text: "O código e a sala. Nada de nome, documento, cor ou motivo." },
      {
        title: "No seu celular",
        text: "O seu lugar, a sua classe de risco e o seu tempo. Dos outros, só códigos.",
      },
      { title: "Na tela da equipe", text: "O que o cuidado exige, e só para quem trabalha naquela clínica." },
    ],
    link: "Como cuidamos dos dados",
  },
  questions: {
    title: "Perguntas que sempre fazem",
    items: [
      {
        question: "O paciente precisa baixar alguma coisa?",
        answer:
          "Não. O link abre no navegador de qualquer celular, e a página funciona até com pouca internet.",
      },
      {
        question: "E quem não tem celular?",
        answer:
          "Espera do jeito de sempre: a TV mostra e fala o código, e a recepção pode imprimir a senha. Ninguém perde a vez por isso.",
      },
      {
        question: "Quem decide a ordem da fila?",
        answer:
          "A regra é a mesma para todos: risco clínico, prioridades da lei (80 anos ou mais, idosos, gestantes, pessoas com deficiência e outras) e chegada. A cor do risco só pode ser dada por enfermeiros e médicos.",
      },
      {
        question: "O tempo de espera é exato?",
        answer:
          "Não, e a página não finge que é. Ela mostra uma faixa calculada com o ritmo da própria clínica. Se chegar um caso mais urgente, a previsão muda e você vê a mudança.",
      },
      {
        question: "E se a internet cair?",
        answer:
          "A página guarda a última informação, diz de que horas ela é e volta sozinha. A chamada continua valendo na TV e na voz da recepção.",
      },
      {
        question: "De que equipamento a clínica precisa?",
        answer:
          "De um computador ou tablet com navegador na recepção e, se quiser o painel, de uma TV com navegador.",
      },
      {
        question: "Quanto custa?",
        answer:
          "O Vez é software de código aberto, com licença MIT: qualquer clínica pode usar e rodar no próprio servidor.",
      },
    ],
  },
  end: {
    title: "Chame o primeiro paciente ainda hoje",
    text: "Cadastre a clínica, inclua um profissional e abra a fila. Leva poucos minutos.",
    call: "Cadastrar minha clínica",
  },
};

export type LandingMessages = typeof landing;
