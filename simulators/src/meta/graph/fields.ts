/** A wish of `fields=`: a name, its arguments in brackets, and the fields asked for inside. */
export type Wish = { name: string; args: Record<string, string>; inner: Wish[] }

const depthStep = (char: string): number => (char === '{' || char === '(' ? 1 : char === '}' || char === ')' ? -1 : 0)

function cut(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let place = 0; place <= text.length; place += 1) {
    const char = text[place] ?? ','
    depth += depthStep(char)
    if (char !== ',' || depth > 0) continue
    const part = text.slice(from, place).trim()
    if (part) parts.push(part)
    from = place + 1
  }
  return parts
}

/** Reads `id,from{name},mentioned_comment.comment_id(17){text}`. */
export function readFields(text: string | undefined): Wish[] {
  return cut(text ?? '').map((part) => {
    const [, head = part, inner = ''] = /^([^{]*)\{(.*)\}$/s.exec(part) ?? []
    const [, name = head] = /^([^.(]+)/.exec(head) ?? []
    const args = Object.fromEntries([...head.matchAll(/\.?(\w+)\(([^)]*)\)/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
    return { name: name.trim(), args, inner: readFields(inner) }
  })
}

/** The fields of a thing that were asked for; `id` always stands among them. Without a wish, the usual ones. */
export function pick(full: Record<string, unknown>, wishes: readonly Wish[], usual: readonly string[]): Record<string, unknown> {
  const names = wishes.length ? wishes.map((wish) => wish.name) : usual
  const chosen = names.flatMap((name) => {
    const value = full[name]
    if (value === undefined) return []
    const inner = wishes.find((wish) => wish.name === name)?.inner ?? []
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value) && !('data' in value)
    return [[name, inner.length && isPlain ? pick(value as Record<string, unknown>, inner, []) : value] as const]
  })
  return { ...Object.fromEntries(chosen), ...(full.id === undefined ? {} : { id: full.id }) }
}
