import type { Message } from '@atalaya/shared/contract/conversations.ts'
import createDOMPurify from 'dompurify'

const TAGS =
  'a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var'.split(
    ' ',
  )
const ATTRIBUTES =
  'align alt bgcolor border cellpadding cellspacing color colspan dir face height href lang rowspan size start style title valign width'.split(' ')
const OURS = ['data-blocked-src', 'data-file', 'data-quoted', 'data-quote-start']

/** A page of its own for a mail's HTML, safe to put into a frame, and how many pictures of elsewhere were left out. */
export function makeMailPage(html: string, attachments: Message['attachments'], nonce: string): { page: string; blocked: number } {
  const purify = createDOMPurify(window)
  const body = purify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: [...ATTRIBUTES, ...OURS],
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const link of body.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noreferrer noopener')
  }
  let blocked = 0
  for (const picture of body.querySelectorAll('img')) {
    const place = picture.getAttribute('data-file')
    const file = place === null ? undefined : attachments[Number(place)]
    if (file?.url) picture.setAttribute('src', file.url)
    else {
      if (picture.hasAttribute('data-blocked-src')) blocked++
      picture.replaceWith(document.createTextNode(picture.alt))
    }
  }
  const whole = document.createElement('div')
  whole.append(body)
  const style = `html{color-scheme:light}body{margin:8px;font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid #ccc}`
  return { page: `<!doctype html><meta charset="utf-8"><base target="_blank"><style nonce="${nonce}">${style}</style>${whole.innerHTML}`, blocked }
}
