import { countText } from '@atalaya/shared/text/count-text.ts'
import { ConnectorError, type Outbound } from '../../../channel.ts'
import { CHOICES, limits, MAX_ASKING, MAX_CAPTION, MAX_TEXT, type MediaKind } from '../limits.ts'
import { mediaKindOf } from './media-kind.ts'

type Choices = NonNullable<Outbound['choices']>

/** Refuses what the network would refuse, before it is asked. */
export function checkOutbound({ text, files, choices, template, asQuote, visibility }: Outbound): void {
  if (visibility === 'public') throw refusal('not-available', 'WhatsApp has nothing public.')
  if (asQuote) throw refusal('cannot-quote', 'WhatsApp has no quotes.')
  if (template) return
  if (text.trim() === '' && (files.length === 0 || choices)) throw refusal('empty', 'There is nothing to send.')
  if (files.length > limits().files.max) throw refusal('too-many-files', 'WhatsApp takes one file to a message.')
  const kind = files[0] && mediaKindOf(files[0])
  if (kind && text !== '' && !takesCaption(kind)) throw refusal('no-caption', 'A voice message or sticker goes without words.')
  const maxLength = choices ? MAX_ASKING : kind ? MAX_CAPTION : MAX_TEXT
  if (countText('characters', text) > maxLength) throw refusal('too-long', `WhatsApp takes ${maxLength} characters here.`)
  if (choices) checkChoices(choices, kind)
}

const takesCaption = (kind: MediaKind) => kind !== 'audio' && kind !== 'sticker'

function checkChoices({ button, options }: Choices, kind: MediaKind | undefined): void {
  const asButtons = areButtons({ button, options })
  if (options.length === 0 || options.length > CHOICES.rows) throw refusal('too-many-choices', `WhatsApp takes 1 to ${CHOICES.rows} choices.`)
  if (kind && !asButtons) throw refusal('file-type', 'A list of choices goes without a file.')
  const maxTitle = asButtons ? CHOICES.buttonTitle : CHOICES.rowTitle
  const isTooLong = options.some(
    ({ title, description = '' }) => countText('characters', title) > maxTitle || countText('characters', description) > CHOICES.rowDescription,
  )
  if (isTooLong || countText('characters', button ?? '') > CHOICES.listButton)
    throw refusal('choice-too-long', `A choice takes ${maxTitle} characters.`)
  const isBlank = options.some(({ id, title }) => id.trim() === '' || title.trim() === '')
  if (isBlank || new Set(options.map(({ id }) => id)).size < options.length || new Set(options.map(({ title }) => title)).size < options.length)
    throw refusal('choice-repeated', 'Each choice needs words of its own.')
}

/** Up to three short ones are buttons; more, or such that need explaining, are a list. */
export function areButtons({ button, options }: Choices): boolean {
  return button === undefined && options.length <= CHOICES.buttons && options.every(({ description }) => !description)
}

const refusal = (code: string, message: string) => new ConnectorError('give-up', code, message)
