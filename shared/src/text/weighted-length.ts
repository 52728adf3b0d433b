const SINGLE_WEIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]
const URL_LENGTH = 23
const URL =
  /(?:https?:\/\/|(?<![@\w.-])(?=(?:[a-z0-9-]+\.)+(?:com|net|org|edu|gob|gov|io|co|pe|mx|ar|es|br|cl|app|dev|info|me|tv|lat|bo|ec|uy|py|ve|us|uk)\b))(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s]*)?/gi
const EMOJI = /\p{RGI_Emoji}/v

/**
 * The length of a post as X counts it: most Latin characters weigh 1, others 2, an emoji of any make 2, a URL 23.
 * Source: twitter-text configuration v3 (maxWeightedTweetLength 280, scale 100, transformedURLLength 23, emoji parsing on).
 */
export function weightedLength(text: string): number {
  const normal = text.normalize('NFC')
  let length = 0
  const plain = normal.replace(URL, () => {
    length += URL_LENGTH
    return ''
  })
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)) {
    length += EMOJI.test(segment) ? 2 : weighCharacters(segment)
  }
  return length
}

function weighCharacters(segment: string): number {
  let weight = 0
  for (const character of segment) {
    const point = character.codePointAt(0) ?? 0
    weight += SINGLE_WEIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2
  }
  return weight
}
