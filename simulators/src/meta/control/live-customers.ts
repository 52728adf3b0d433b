import { seededRandom } from '../../x/world/seeded-random.ts'
import { writeComment } from '../world/comments.ts'
import type { Comment, Message } from '../world/content.ts'
import { editMessage, putMessage, reactToMessage } from '../world/messages.ts'
import { giveReceipt } from '../world/receipts.ts'
import { announce, type World } from '../world/world.ts'

const WORDS = {
  es: {
    more: [
      'Mi DNI es 45127788 y la tarjeta termina en 3307.',
      'Fue ayer a las 7 de la noche, en la app.',
      '¿Cuánto tarda? Lo necesito hoy.',
      'Ya lo intenté dos veces y sale el mismo error.',
    ],
    end: ['Listo, muchas gracias.', 'Gracias por la ayuda 🙌', 'Perfecto, quedo atento.', 'Ok, espero entonces.'],
  },
  en: {
    more: [
      'It was yesterday around 7pm, in the app.',
      'My card ends in 3307.',
      'How long does that take? I need it today.',
      'I tried twice, same error.',
    ],
    end: ['Great, thank you!', 'Thanks for the help 🙌', 'OK, I will wait then.', 'Perfect.'],
  },
  pt: {
    more: [
      'Foi ontem às 19h, pelo aplicativo.',
      'O final do cartão é 3307.',
      'Quanto tempo demora? Preciso hoje.',
      'Já tentei duas vezes e dá o mesmo erro.',
    ],
    end: ['Certo, muito obrigado!', 'Obrigada pela ajuda 🙌', 'Perfeito, fico no aguardo.', 'Ok, vou esperar.'],
  },
} as const
type Language = keyof typeof WORDS

const languageOf = (world: World, personId: string): Language => {
  const found = world.people.get(personId)?.locale.slice(0, 2)
  return found === 'en' || found === 'pt' ? found : 'es'
}

/** Customers who read what an asset writes to them, answer twice or thrice, and thank. On while the setting says so. */
export function addLiveCustomers(world: World): void {
  const random = seededRandom(7)
  const draw = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const pause = () => world.settings.liveDelayMs * (0.5 + random())
  const say = (personId: string, turn: number): string | undefined => {
    const words = WORDS[languageOf(world, personId)]
    return turn > 2 ? undefined : draw(turn === 2 || random() < 0.3 ? words.end : words.more)
  }

  const answerMessage = ({ network, assetId, personId, id }: Message) => {
    giveReceipt(world, network, assetId, personId, 'read')
    const thread = [...world.messages.values()].filter((message) => message.assetId === assetId && message.personId === personId)
    const turn = thread.filter((message) => message.fromAsset).length
    const own = thread.findLast((message) => !message.fromAsset)
    const text = say(personId, turn)
    if (text === undefined || random() < 0.15) {
      const message = world.messages.get(id)
      if (message && turn < 5) reactToMessage(world, message, 'person', '❤️')
      return
    }
    announce(world, { kind: 'typing', assetId, personId, byAsset: false })
    world.timers.later(() => {
      // Now and then somebody mends what was written before, instead of writing anew.
      if (own && network === 'messenger' && random() < 0.1) editMessage(world, own, `${own.text} (${text})`)
      else putMessage(world, { network, assetId, personId, fromAsset: false, text, ...(network === 'whatsapp' ? { content: { body: text } } : {}) })
    }, pause() / 2)
  }
  const answerComment = (comment: Comment) => {
    const parent = world.comments.get(comment.parentId ?? '')
    const post = world.posts.get(comment.postId)
    if (!parent?.authorId || !post || comment.deletedAtMs !== undefined) return
    const turn = parent.replyIds.flatMap((id) => world.comments.get(id) ?? []).filter((reply) => reply.authorId === undefined).length
    const text = say(parent.authorId, turn)
    if (text !== undefined) writeComment(world, { post, parent, authorId: parent.authorId, text })
  }

  world.listeners.add((happening) => {
    if (!world.settings.liveCustomers) return
    if (happening.kind === 'message' && happening.verb === 'add' && happening.message.fromAsset) {
      const { message } = happening
      world.timers.later(() => world.people.has(message.personId) && message.status !== 'failed' && answerMessage(message), pause())
    }
    if (happening.kind === 'comment' && happening.verb === 'add' && happening.comment.authorId === undefined)
      world.timers.later(() => answerComment(happening.comment), pause())
  })
}
