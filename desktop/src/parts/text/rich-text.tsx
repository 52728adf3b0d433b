import { Fragment } from 'react'

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/u
const NAME = /(?<![\p{L}\p{N}._%+-])[@#][\p{L}\p{N}_]{2,}/u

/** A message as it was written: its lines, its addresses as links, its mentions and topics set apart; `names` are those of colleagues, which have blanks. Nothing in it is ever markup. */
export function RichText({ text, names = [] }: { text: string; names?: readonly string[] }) {
  const known = names.map((name) => `@${name.replaceAll(/[^\p{L}\p{N}]/gu, '.')}`)
  const pattern = new RegExp([LINK.source, ...known, NAME.source].join('|'), 'gu')
  const parts: { at: number; text: string; kind: 'text' | 'link' | 'name' }[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ at: end, text: text.slice(end, match.index), kind: 'text' })
    parts.push({ at: match.index, text: match[0], kind: match[1] ? 'link' : 'name' })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), kind: 'text' })
  return (
    <p dir="auto" style={{ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {parts.map((part) => {
        if (part.kind === 'text') return <Fragment key={part.at}>{part.text}</Fragment>
        if (part.kind === 'name')
          return (
            <span key={part.at} style={{ fontWeight: 600 }}>
              {part.text}
            </span>
          )
        return (
          <a
            key={part.at}
            href={part.text}
            target="_blank"
            rel="noreferrer noopener nofollow"
            style={{ color: 'inherit', textDecoration: 'underline' }}
          >
            {part.text.length > 60 ? `${part.text.slice(0, 58)}…` : part.text}
          </a>
        )
      })}
    </p>
  )
}
