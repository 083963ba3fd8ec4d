/**
 * What guesses begin with in Brazil, the most frequent first. Short on purpose: the library finds dates, sequences,
 * repetitions and swapped letters by itself.
 */
export const COMMON_PASSWORDS = (
  "123456 senha 12345678 123456789 brasil password flamengo corinthians palmeiras vasco gremio cruzeiro internacional " +
  "atletico botafogo fluminense santos saopaulo jesus jesuscristo deus deusefiel fe familia amor amovoce teamo mudar " +
  "mudar123 senha123 admin qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm 1q2w3e 1q2w3e4r q1w2e3r4 abc123 abcd " +
  "gabriel maria ana joao pedro lucas mateus rafael rafaela juliana fernanda camila amanda beatriz larissa leticia " +
  "mariana bruna carlos eduardo felipe gustavo vitoria isabela sophia helena miguel arthur davi alice laura " +
  "princesa estrela sucesso felicidade saudade chocolate cachorro gatinho borboleta sorriso liberdade vida feliz " +
  "mamae papai filho filha bebe querida querido meuamor minhavida segredo bemvindo mudanca trabalho casa carro " +
  "welcome iloveyou dragon monkey football master login letmein superman batman naruto computador internet celular " +
  "rio saopaulo bahia minas paulista carioca sampa selecao futebol novela carnaval natal verao hospital clinica medico " +
  "enfermeira saude consulta paciente doutor vez fila"
).split(" ");
