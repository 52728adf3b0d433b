export type UrlEntity = { start: number; end: number; url: string }
export type NameEntity = { start: number; end: number; name: string }

const TLDS =
  'com|net|org|edu|gov|mil|int|info|biz|app|dev|io|ai|co|me|tv|gl|ly|shop|store|online|site|bank|news|blog|tech|cloud|lat|es|pe|mx|ar|cl|br|pt|uk|us|de|fr|it|uy|py|bo|ec|ve|cr|pa|gt|hn|ni|sv|do|cu|pr|ca|eu|ch|nl|be|jp|cn|in|au|ru'
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?'
const PATH = "[\\p{Script=Latin}\\p{Script=Cyrillic}0-9!*';:=+,.$/%#\\[\\]\\u2013_~@|&()-]"
const QUERY = "[A-Za-z0-9!?*'@();:&=+$/%#\\[\\]_.,~|-]"
const URL = new RegExp(
  `(?<![\\p{L}\\p{N}@＠$#＃_./-])(?:https?://(?:${LABEL}\\.)+\\p{L}{2,}|(?:${LABEL}\\.)+(?:${TLDS})(?![\\p{L}\\p{N}@_-]|\\.[\\p{L}\\p{N}]))(?::\\d+)?(?:/${PATH}*)?(?:\\?${QUERY}*)?`,
  'giu',
)
const MENTION = /(?<![\p{L}\p{N}_!#$%&*@＠/])[@＠]([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_@])/gu
const HASHTAG = /(?<![\p{L}\p{N}_&/])[#＃]([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu

/** Addresses in a text, with the sentence's own punctuation left outside of them. Places count UTF-16 units. */
export function readUrls(text: string): UrlEntity[] {
  if (!text.includes('.')) return []
  return [...text.matchAll(URL)].map((match) => {
    const url = match[0].replace(/[.,;:!?'"»”’…]+$/u, '').replace(/(?<!\([^)]*)\)+$/u, '')
    return { start: match.index, end: match.index + url.length, url }
  })
}

/** @names in a text. */
export function readMentions(text: string): NameEntity[] {
  if (!/[@＠]/.test(text)) return []
  return [...text.matchAll(MENTION)].map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[1] ?? '' }))
}

/** #tags in a text. */
export function readHashtags(text: string): NameEntity[] {
  if (!/[#＃]/.test(text)) return []
  return [...text.matchAll(HASHTAG)].map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[1] ?? '' }))
}
