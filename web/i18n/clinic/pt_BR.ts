/** A clinic's public page, and tickets taken by phone. `{name}` stands for a value. */
export const clinic = {
  open: "Aberta agora",
  closed: "Fechada agora",
  description: "Serviços, horário e espera de {place}.",
  hours: "Horário de atendimento",
  closed_day: "fechada",
  today: "hoje",
  contact: "Onde fica",
  phone: "Telefone",
  services: "Espera agora",
  services_text: "Para quem chegar agora. Casos mais urgentes passam antes.",
  waiting: { none: "Ninguém esperando", one: "Uma pessoa esperando", other: "{count} pessoas esperando" },
  wait: "agora {wait}",
  wait_unknown: "Ainda não sabemos a espera",
  remote: {
    title: "Tirar senha pelo celular",
    intro: {
      ticket:
        "Você guarda o lugar agora e confirma na recepção em até {limit}. Sem confirmar, a senha perde a validade. Ninguém é chamado antes de confirmar.",
      arrival:
        "Você adianta o cadastro agora e confirma na recepção em até {limit}. O seu lugar na fila conta da chegada à clínica.",
    },
    urgent: "É grave? Não espere: vá direto à clínica ou ligue 192 (SAMU).",
    off: "Esta clínica não dá senhas pelo celular: tire a sua na recepção.",
    closed: "A clínica está fechada agora. Volte aqui no horário de atendimento para tirar a sua senha.",
    full: "As senhas pelo celular acabaram por enquanto. Tente daqui a alguns minutos ou venha à recepção.",
    service: "Para quê",
    name: "Nome completo",
    birth_date: "Data de nascimento",
    birth_date_hint: "Dia, mês e ano, como 25/03/1980.",
    symptoms: "O que você tem ou precisa",
    symptoms_hint: "Só a equipe de saúde lê.",
    cpf: "CPF",
    cpf_hint: "Ajuda a recepção a achar o seu cadastro. Não mostra nada sobre você.",
    priority: "Atendimento prioritário por lei",
    priority_hint: "A recepção confirma. Para 60 anos ou mais, basta a data de nascimento.",
    priority_none: "Não tenho",
    submit: "Tirar senha",
    submit_busy: "Tirando a senha…",
    privacy: "Se você não vier, apagamos o que escreveu.",
    yours: "A sua senha",
  },
  problems: {
    already_in_queue:
      "Já existe uma senha para esta pessoa. Se for sua, abra o link que você recebeu ou procure a recepção.",
    too_many_requests:
      "Foram muitas senhas em pouco tempo a partir daqui. Espere alguns minutos ou procure a recepção.",
    remote_ticket_over: "Esta senha não vale mais. Tire outra ou procure a recepção.",
  },
  field_errors: {
    "name.required": "Escreva o seu nome completo.",
    "name.too_short": "O nome precisa de pelo menos 2 letras.",
    "birth_date.required": "Escreva a sua data de nascimento.",
    "birth_date.invalid_format": "Escreva a data com dia, mês e ano, como 25/03/1980.",
    "symptoms.required": "Escreva em poucas palavras o que você tem ou precisa.",
    "symptoms.too_short": "Escreva em poucas palavras o que você tem ou precisa.",
    "key.unknown": "Este não é o código do cartaz. Confira as 8 letras e números.",
    "key.required": "Escreva o código do cartaz.",
  },
  ticket: {
    your_code: "Sua senha",
    expected: {
      headline: "Confirme a chegada até as {time}",
      text:
        "Na recepção, mostre esta tela ou leia o cartaz com o código QR. Depois das {time} esta senha perde a validade.",
    },
    lapsed: {
      headline: "Esta senha perdeu a validade",
      text:
        "O prazo para confirmar a chegada passou às {time}. Apagamos o que você escreveu. Tire outra senha ou fale com a recepção.",
    },
    left: {
      headline: "Senha devolvida",
      text: "Apagamos o que você escreveu. Se mudar de ideia, tire outra.",
    },
    place: {
      label: "Se você confirmasse agora",
      next: "Você seria o próximo",
      one: "Uma pessoa seria atendida antes",
      other: "{count} pessoas seriam atendidas antes",
      expected_one: "Mais uma pessoa tirou senha pelo celular antes e ainda pode chegar.",
      expected_other: "Mais {count} pessoas tiraram senha pelo celular antes e ainda podem chegar.",
      triage: "Na chegada há triagem: a urgência do caso decide a ordem.",
      ticket: "O seu lugar conta desde que você tirou a senha, mas ninguém é chamado antes de confirmar.",
      arrival: "O seu lugar conta de quando você confirmar a chegada.",
    },
    wait: "Espera depois de confirmar: {wait}",
    wait_unknown: "Ainda não sabemos quanto tempo de espera.",
    updated: "Atualizado às {time}",
    offline: "Sem conexão. Mostramos o que sabíamos às {time}.",
    qr: "Código QR da senha {code}",
    qr_text: "A recepção lê este código para confirmar a sua chegada.",
    arrive: {
      title: "Já cheguei",
      text: "Leia o código QR do cartaz da recepção com a câmera, ou escreva aqui o código dele.",
      key: "Código do cartaz",
      submit: "Confirmar chegada",
      here: "Você está na recepção de {place}?",
      none:
        "Não encontramos uma senha sua neste celular. Abra o link da sua senha e escreva nela o código do cartaz: {key}",
      take: "Ver a página da clínica",
    },
    leave: {
      title: "Não vou mais",
      text: "Você perde o lugar e apagamos o que escreveu.",
      submit: "Devolver a senha",
    },
    again: "Tirar outra senha",
  },
};

export type ClinicMessages = typeof clinic;
