import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanHtml, unmark } from './clean-html.ts'

const payloads = readFileSync(new URL('../../fixtures/hostile.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
const clean = (html: string) => cleanHtml(html, (id) => (id === 'foto@x' ? 0 : undefined))

const TAGS = new Set(
  (
    'p br div span b strong i em u s strike del ins small sub sup blockquote pre code kbd samp q cite abbr address h1 h2 h3 h4 h5 h6 ul ol li dl dt dd ' +
    'table caption colgroup col thead tbody tfoot tr td th hr a img center section article header footer main figure figcaption'
  ).split(' '),
)
const ATTRIBUTES = new Set(
  'dir lang data-quoted data-quote-start href title rel target alt width height data-blocked-src data-file align colspan rowspan valign start type'.split(
    ' ',
  ),
)

/** What a browser could make of it: every tag and attribute that stands in the text. */
function check(html: string): void {
  const rest = html.replace(/<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?\/?>/g, (_all, name: string, attributes: string) => {
    expect(TAGS).toContain(name)
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-z-]+)(?:="([^"<>]*)")?/g)) {
      expect(ATTRIBUTES).toContain(attribute)
      if (attribute === 'href') expect(value).toMatch(/^(https?|mailto|tel):/i)
      if (attribute === 'data-blocked-src') expect(value).toMatch(/^https?:\/\//)
      if (attribute === 'data-file') expect(value).toMatch(/^\d+$/)
    }
    return ''
  })
  expect(rest).not.toMatch(/[<>]/)
}

test.each(payloads)('%s does nothing', (payload) => {
  for (const html of [payload, `<p>Hola</p>${payload}`, `<table><tr><td>${payload}`, `<!--${payload}-->${payload}`, `<div title="${payload}">`])
    check(clean(html))
})

test('what was cleaned is clean: cleaning again changes nothing of it', () => {
  for (const payload of payloads) expect(strip(clean(clean(payload)))).toBe(strip(clean(payload)))
})

/** Our own marks are not taken from anybody, so that a second cleaning takes them away. */
function strip(html: string): string {
  return html.replace(/ data-(quoted|quote-start|file|blocked-src)(="[^"]*")?/g, '').replace(/<img[^>]*>/g, '')
}

test('pieces of them in any order do nothing either', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...payloads), fc.constantFrom('<', '>', '"', "'", '<!--', '-->', '</', '&lt;', ']]>', '\0'), fc.string()), {
        maxLength: 8,
      }),
      (pieces) => {
        check(clean(pieces.join('')))
      },
    ),
    { numRuns: 500 },
  )
})

test('pictures elsewhere wait to be asked for, those inside are named, and pixels that tell are gone', () => {
  expect(clean('<img src="https://f.example/a.png" alt="Logo" width="90" onload="x" srcset="https://f.example/b.png 2x">')).toBe(
    '<img alt="Logo" width="90" data-blocked-src="https://f.example/a.png" />',
  )
  expect(clean('<img src="cid:foto@x"><img src=" CID:foto%40x">')).toBe('<img data-file="0" /><img data-file="0" />')
  expect(clean('<img src="//f.example/a.png">')).toContain('data-blocked-src="https://f.example/a.png"')
  expect(clean('<img src="https://t.example/o.gif" width="1" height="1px">')).toBe('')
  expect(clean('<img src="cid:otra@x"><img src="data:image/png;base64,AAAA"><img data-file="7" data-blocked-src="javascript:x">')).toBe('')
})

test('nothing is fetched: no background, no style, no link', () => {
  const html = clean(
    '<body background="https://x.example/a"><td background="https://x.example/b" style="background:url(https://x.example/c)">a<link rel=stylesheet href=https://x.example/d><style>@import "https://x.example/e"</style>',
  )
  expect(html).not.toContain('x.example')
})

test('what is quoted is marked, whichever program quoted it, and nobody else marks', () => {
  expect(clean('<blockquote type="cite">a</blockquote>')).toBe('<blockquote data-quoted>a</blockquote>')
  expect(clean('<div class="gmail_attr x">a</div>')).toBe('<div data-quoted>a</div>')
  expect(clean('<div id="divRplyFwdMsg">a</div>')).toBe('<div data-quote-start>a</div>')
  expect(clean('<div data-quoted data-quote-start="">a</div>')).toBe('<div>a</div>')
  expect(clean('<p data-quoted="">a</p>')).toBe('<p>a</p>')
})

test('links go where they say, with nothing told to the other side', () => {
  expect(clean('<a href=" https://x.example/a" onclick="x" target="_top">a</a>')).toBe(
    '<a href="https://x.example/a" rel="noopener noreferrer nofollow" target="_blank">a</a>',
  )
  expect(clean('<a href="/login">a</a><a href="javascript:x">b</a><a href="data:text/html,x">c</a>')).toBe('<a>a</a><a>b</a><a>c</a>')
})

test('HTML beyond measure is left out', () => {
  expect(clean('a'.repeat(1_000_001))).toBe('')
})

test('marks of what is quoted can be taken off, and words that look like them stay', () => {
  const marked = clean('<div dir="ltr" id="divRplyFwdMsg">a</div><blockquote>b data-quoted </blockquote><p>&lt;div data-quoted&gt;</p>')
  expect(marked).toContain('data-quote')
  expect(unmark(marked)).toBe('<div dir="ltr">a</div><blockquote>b data-quoted </blockquote><p>&lt;div data-quoted&gt;</p>')
})
