/** What the mail about an account in trouble says, in the reader's language. */
export const TROUBLE_WORDS = {
  es: {
    hello: (name: string) => `Hola, ${name}:`,
    broken: (account: string) => `La cuenta «${account}» se desconectó: no recibe ni envía hasta que la reconectes`,
    unreachable: (account: string) => `La red de la cuenta «${account}» no responde; lo que debía salir espera`,
    troubled: (account: string) => `La cuenta «${account}» tiene algo por arreglar`,
    see: 'Qué pasa y qué hacer',
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    broken: (account: string) => `The account “${account}” is disconnected: it neither receives nor sends until you reconnect it`,
    unreachable: (account: string) => `The network of the account “${account}” does not answer; what was to leave waits`,
    troubled: (account: string) => `The account “${account}” has something to mend`,
    see: 'What is wrong and what to do',
  },
  pt: {
    hello: (name: string) => `Olá, ${name}.`,
    broken: (account: string) => `A conta “${account}” foi desconectada: não recebe nem envia até você reconectar`,
    unreachable: (account: string) => `A rede da conta “${account}” não responde; o que devia sair espera`,
    troubled: (account: string) => `A conta “${account}” tem algo para corrigir`,
    see: 'O que acontece e o que fazer',
  },
}
