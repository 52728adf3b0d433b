import type { Book, Moods } from '../book.ts'
import { portugueseAsked } from './asked.ts'
import { portugueseOthers } from './others.ts'
import { portugueseTroubled } from './troubled.ts'

const asking: Moods = {
  thankful: ['Obrigado!{ 😊| 🙏|}', 'Agradeço desde já{ 🙂|}', 'Obrigada pela ajuda{ 🙌|}'],
  delighted: ['Adoro esse banco 😍', 'Vocês são demais 💙', 'Melhor atendimento 🤩'],
  annoyed: ['É a segunda vez que pergunto{ 🙄|}', 'No telefone ninguém soube responder{ 😒|}', 'Não devia ser tão difícil saber'],
  furious: ['Quinta vez que pergunto e NINGUÉM responde{ 😡|}', 'Péssima informação, sinceramente{ 😤|}'],
}
const working: Moods = {
  thankful: ['Obrigado pela ajuda{ 🙏|}', 'Sei que vão resolver, obrigada{ 🙂|}'],
  delighted: ['Fora isso, tudo ótimo 💙', 'Vocês sempre resolvem rápido, adoro 🙌'],
  annoyed: ['Já avisei e continua igual{ 😒|}', 'Não é a primeira vez{ 🤦|}', 'Alguém pode resolver hoje, por favor?', 'Assim fica difícil{ 😞|}'],
  furious: [
    'Isso é um absurdo!{ 😡| 🤬|}',
    'Pior banco que existe. Vou encerrar tudo{ 👎|}',
    'Se não resolverem hoje vou acionar <regulator>',
    'RESPONDAM! Pra cobrar são rapidinhos',
  ],
}

/** Everything customers write in Brazilian Portuguese. */
export const portugueseBook: Book = {
  openings: ['Oi', 'Olá', 'Oi, tudo bem?', 'Bom dia', 'Boa tarde', 'Oi, pessoal', 'Olá, uma dúvida'],
  urgentOpenings: ['Gente', 'Alô?', 'Tem alguém aí?', 'Urgente', 'Olha', 'Socorro'],
  cores: { ...portugueseAsked, ...portugueseTroubled, ...portugueseOthers },
  regional: [],
  moods: {
    query: asking,
    lead: {
      ...asking,
      delighted: ['Só ouço falar bem de vocês 😍', 'Doido pra ser cliente 🥳'],
      annoyed: ['Já deixei meus dados no site e ninguém ligou'],
    },
    request: working,
    incident: working,
    complaint: working,
    acknowledgement: {
      thankful: ['Obrigado!{ 👏| 🙌|}', 'Valeu!{ 👍|}', 'Assim que é bom'],
      delighted: ['Atendimento nota mil! 💙', 'Ganharam meu dia 😍', 'Melhor banco, disparado 🥳', 'Nota 10 🤩'],
      annoyed: [],
      furious: [],
    },
    suggestion: {
      thankful: ['Obrigado por ouvir{ 🙂|}', 'Bom trabalho{ 👍|}'],
      delighted: ['O app já é ótimo, ficaria perfeito 🤩'],
      annoyed: ['Peço isso faz tempo{ 🙄|}', 'Uma coisa tão básica{ 🤦|}'],
      furious: [],
    },
  },
  closings: ['Obrigado', 'Obrigada', 'No aguardo', 'Abraço'],
}
