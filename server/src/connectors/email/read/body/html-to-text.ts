const BLOCKS = new Set(
  'p div blockquote pre h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption tr hr center section article header footer main figure figcaption address'.split(
    ' ',
  ),
)
/** Those with an empty line around them. */
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol blockquote table'.split(' '))
const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g
const ENTITY = /&(amp|lt|gt|quot|nbsp|#39);/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
const MOST_DEPTH = 20

/** The words of HTML that `cleanHtml` made, in lines as they are seen; what is quoted begins with `>`. */
export function htmlToText(clean: string): string {
  const writer = new LineWriter()
  let from = 0
  for (const { 0: tag, 1: closing, 2: name = '', 3: attributes = '', index } of clean.matchAll(TAG)) {
    writer.write(decodeEntities(clean.slice(from, index)))
    from = index + tag.length
    if (name === 'pre') writer.preformatted(closing === '')
    if (name === 'br') writer.breakLine()
    else if (name === 'img') writer.write(/ alt="([^"]*)"/.exec(attributes)?.[1] ?? '')
    else if (BLOCKS.has(name)) writer.openBlock(PARAGRAPHS.has(name))
    else if (name === 'td' || name === 'th') writer.write(' ')
    if (name === 'blockquote') writer.quote(closing === '' ? 1 : -1)
    if (name === 'li' && closing === '') writer.write('- ')
  }
  writer.write(decodeEntities(clean.slice(from)))
  return writer.end()
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (_all, name: string) => ENTITIES[name] ?? '')
}

/** Holds the lines written so far, and the one being written. */
class LineWriter {
  #lines: string[] = []
  #line = ''
  #depth = 0
  #kept = 0
  #pre = 0

  write(text: string): void {
    if (this.#pre > 0) {
      const [first = '', ...others] = text.split('\n')
      this.#line += first
      for (const other of others) {
        this.breakLine()
        this.#line = other
      }
      return
    }
    const flat = text.replace(/[\s\u00a0]+/g, ' ')
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? flat.trimStart() : flat
  }

  breakLine(): void {
    const line = this.#line.trimEnd()
    const mark = '> '.repeat(Math.min(this.#depth, MOST_DEPTH))
    this.#lines.push((mark + line).trimEnd())
    if (line !== '') this.#kept = this.#lines.length
    this.#line = ''
  }

  /** A block begins or ends here: on a line of its own, below an empty one where paragraphs have it. */
  openBlock(apart: boolean): void {
    if (this.#line.trim() !== '') this.breakLine()
    this.#line = ''
    if (apart && this.#kept === this.#lines.length && this.#kept > 0) this.breakLine()
  }

  quote(step: number): void {
    this.#depth = Math.max(0, this.#depth + step)
  }

  preformatted(on: boolean): void {
    this.openBlock(false)
    this.#pre = Math.max(0, this.#pre + (on ? 1 : -1))
  }

  end(): string {
    this.breakLine()
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }
}
