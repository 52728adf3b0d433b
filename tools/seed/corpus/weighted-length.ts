/** The length of a post as X counts it: Latin letters and common punctuation weigh one, emoji and other scripts two, an address 23. Source: twitter-text configuration 3. */
export function weightedLength(text: string): number {
  const bare = text.replace(/https?:\/\/\S+|\b[\w-]+\.(?:example|com|net|org)\b(?:\/\S*)?/g, '_'.repeat(23))
  let length = 0
  for (const { segment } of new Intl.Segmenter().segment(bare)) {
    if (/\p{Extended_Pictographic}/u.test(segment)) length += 2
    else for (const letter of segment) length += isLight(letter.codePointAt(0)!) ? 1 : 2
  }
  return length
}

const isLight = (code: number): boolean =>
  code <= 4351 || (code >= 8192 && code <= 8205) || (code >= 8208 && code <= 8223) || (code >= 8242 && code <= 8247)
