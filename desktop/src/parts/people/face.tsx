import { Avatar } from '@mantine/core'

const HUES = [168, 204, 262, 318, 12, 34, 92, 140, 186, 232, 286, 350]

/** A picture of somebody, or their initials on a colour that is always theirs. The name beside it says who it is. */
export function Face({ name, id, image, size = 24 }: { name: string; id: string; image?: string | null; size?: number }) {
  const hue = HUES[sum(id) % HUES.length]
  return (
    <Avatar
      src={image ?? null}
      size={size}
      radius="100%"
      alt=""
      aria-hidden
      styles={{ placeholder: { background: `hsl(${hue} 40% 32%)`, color: '#fff', fontSize: Math.round(size * 0.4), fontWeight: 600, border: 0 } }}
    >
      {initialsOf(name)}
    </Avatar>
  )
}

/** The first letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? ([...word][0] ?? '') : ''))
  return letters.join('').toLocaleUpperCase() || '·'
}

function sum(text: string): number {
  let total = 0
  for (const character of text) total = (total * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return total
}
