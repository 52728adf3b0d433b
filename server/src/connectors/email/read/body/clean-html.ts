import sanitizeHtml from 'sanitize-html'

const MOST_CHARACTERS = 1_000_000
const MOST_DEPTH = 60
/** A picture so small is there to tell that the mail was opened. */
const PIXEL = /^\s*[012](px)?\s*$/
const QUOTE_CLASS = /(^|\s)(yahoo_quoted|protonmail_quote|moz-cite-prefix|gmail_attr|zmail_extra)(\s|$)/
const QUOTE_START = /^(divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container)$/

const TAGS = (
  'p br div span b strong i em u s strike del ins small sub sup blockquote pre code kbd samp q cite abbr address h1 h2 h3 h4 h5 h6 ul ol li dl dt dd ' +
  'table caption colgroup col thead tbody tfoot tr td th hr a img center section article header footer main figure figcaption'
).split(' ')
/** What stands inside them is no text of the mail. */
const SILENT = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'title',
  'xml',
  'iframe',
  'object',
  'noembed',
  'noframes',
  'template',
  'svg',
  'math',
]

type Attributes = Record<string, string>

/**
 * HTML of a mail that harms nobody who sees it: no scripts, styles, forms, frames or drawings, and nothing that is fetched. Remote pictures keep
 * their address in `data-blocked-src`, those inside the mail the place of their file in `data-file`; `data-quoted` marks what is quoted, and
 * `data-quote-start` that everything after is. `fileOf` gives the place of a Content-ID, or undefined. Empty when there is too much of it.
 */
export function cleanHtml(html: string, fileOf: (contentId: string) => number | undefined): string {
  if (html.length > MOST_CHARACTERS) return ''
  return sanitizeHtml(html.replaceAll('\0', ''), {
    allowedTags: TAGS,
    nonTextTags: SILENT,
    allowedAttributes: {
      '*': ['dir', 'lang'],
      div: ['data-quoted', 'data-quote-start'],
      span: ['data-quoted', 'data-quote-start'],
      blockquote: ['data-quoted'],
      a: ['href', 'title', 'rel', 'target'],
      img: ['alt', 'title', 'width', 'height', 'data-blocked-src', 'data-file'],
      table: ['align'],
      td: ['colspan', 'rowspan', 'align', 'valign'],
      th: ['colspan', 'rowspan', 'align', 'valign'],
      ol: ['start', 'type'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nestingLimit: MOST_DEPTH,
    enforceHtmlBoundary: false,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: linkOf(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: pictureOf(attribs, fileOf) }),
      blockquote: (tagName, attribs) => ({ tagName, attribs: { ...ownOnly(attribs), 'data-quoted': '' } }),
      div: (tagName, attribs) => ({ tagName, attribs: { ...ownOnly(attribs), ...quoteMark(attribs) } }),
      span: (tagName, attribs) => ({ tagName, attribs: { ...ownOnly(attribs), ...quoteMark(attribs) } }),
    },
    exclusiveFilter: ({ tag, attribs }) =>
      tag === 'img' && attribs['data-blocked-src'] === undefined && attribs['data-file'] === undefined && !attribs.alt,
  })
}

/** The same HTML with nothing marked as quoted: of a mail that is handed on, that is what it is about. */
export function unmark(clean: string): string {
  return clean.replace(/(<(?:div|span|blockquote)(?: [^<>]*?)?) data-quote(?:d|-start)(?=[ >])/g, '$1')
}

/** Our marks are ours alone: a sender who writes them is not believed. */
function ownOnly(attribs: Attributes): Attributes {
  const { 'data-quoted': _quoted, 'data-quote-start': _start, 'data-file': _file, 'data-blocked-src': _blocked, ...others } = attribs
  return others
}

function quoteMark({ class: classes = '', id = '' }: Attributes): Attributes {
  if (QUOTE_START.test(id)) return { 'data-quote-start': '' }
  return QUOTE_CLASS.test(classes) ? { 'data-quoted': '' } : {}
}

function linkOf(attribs: Attributes): Attributes {
  const { href, title } = attribs
  if (!href || !/^\s*(https?|mailto|tel):/i.test(href)) return {}
  return { href: href.trim(), ...(title && { title }), rel: 'noopener noreferrer nofollow', target: '_blank' }
}

function pictureOf(attribs: Attributes, fileOf: (contentId: string) => number | undefined): Attributes {
  const { src = '', alt, title, width, height } = attribs
  const shown: Attributes = { ...(alt && { alt }), ...(title && { title }), ...sizeOf('width', width), ...sizeOf('height', height) }
  if (/^\s*cid:/i.test(src)) {
    const file = fileOf(contentIdOf(src))
    return file === undefined ? shown : { ...shown, 'data-file': String(file) }
  }
  if (PIXEL.test(width ?? '') && PIXEL.test(height ?? '')) return {}
  const remote = remoteOf(src)
  return remote ? { ...shown, 'data-blocked-src': remote } : shown
}

function sizeOf(name: string, value: string | undefined): Attributes {
  return value && /^\d{1,4}$/.test(value) ? { [name]: value } : {}
}

function contentIdOf(src: string): string {
  const id = src.trim().slice(4)
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function remoteOf(src: string): string | null {
  const address = src.trim().startsWith('//') ? `https:${src.trim()}` : src.trim()
  if (!/^https?:\/\//i.test(address) || address.length > 4000 || !URL.canParse(address)) return null
  return new URL(address).href
}
