import type { Extra, Message } from '@atalaya/shared/contract/conversations.ts'

/** The words of a message without the lines that its cards say anyway. Networks give places, people and choices as words too, for lists and searches. */
export function wordsBesideCards({ text, extra }: Pick<Message, 'text' | 'extra'>): string {
  const said = new Set(extra.flatMap(linesOf))
  if (said.size === 0) return text
  return text
    .split('\n')
    .filter((line) => !said.has(line))
    .join('\n')
    .trim()
}

function linesOf(one: Extra): string[] {
  if (one.kind === 'location') return [one.name ?? '', one.address ?? '', `${one.latitude}, ${one.longitude}`].filter(Boolean)
  if (one.kind === 'contacts') return one.people.map(({ name, phones, emails }) => [name, ...phones, ...emails].join(', '))
  if (one.kind === 'choice') return [one.title].filter(Boolean)
  if (one.kind === 'order')
    return one.items.map(
      ({ productId, quantity, price, currency }) => `${quantity} × ${productId}${price === undefined ? '' : ` (${price} ${currency ?? ''})`}`,
    )
  return []
}
