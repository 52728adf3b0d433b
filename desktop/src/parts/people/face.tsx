import { type ReactNode, useState } from 'react'
import classes from './face.module.css'
import { pictureAddress } from './picture-address.ts'

const HUES = [168, 204, 262, 318, 12, 34, 92, 140, 186, 232, 286, 350]

/** A picture of somebody, or their initials on a colour that is always theirs. The name beside it says who it is. */
export function Face({ name, id, image, size = 24 }: { name: string; id: string; image?: string | null; size?: number }) {
  const [missing, setMissing] = useState<string>()
  const hasPicture = Boolean(image) && image !== missing
  const background = hasPicture ? undefined : `hsl(${HUES[sum(id) % HUES.length]} 40% 32%)`
  return (
    <span className={classes.face} style={{ width: size, height: size, fontSize: Math.round(size * 0.4), background }} aria-hidden>
      {image && hasPicture ? <img src={pictureAddress(image)} alt="" onError={() => setMissing(image)} /> : initialsOf(name)}
    </span>
  )
}

/** Several faces, each a little over the one before. */
export function Faces({ children }: { children: ReactNode }) {
  return (
    <span className={classes.faces} aria-hidden>
      {children}
    </span>
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
