/** A complete sign-up form; each is another clinic of another person. */
export function clinicForm(changes: Record<string, string> = {}): Record<string, string> {
  return {
    form_key: crypto.randomUUID(),
    name: "Clínica Sol",
    cnpj: "12.ABC.345/01DE-35",
    segment: "private_clinic",
    employees: "12",
    website: "www.sol.com.br",
    description: "Pediatria.\nSegunda a sexta.",
    email: "contato@sol.com.br",
    phone: "(11) 98765-4321",
    postal_code: "01310-100",
    address: "Rua A, 1",
    city: "São Paulo",
    state: "SP",
    login_email: `dona-${crypto.randomUUID()}@sol.com.br`,
    login_password: "uma frase boa",
    ...changes,
  };
}

/** The messages of a form's fields, by field, as the page shows them. */
export function fieldErrors(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<p class="field__error" id="(\w+)-error">([^<]*)</g)].map((
      [, field, text],
    ) => [field, text]),
  );
}
