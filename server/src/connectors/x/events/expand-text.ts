import type { Entities } from './wire.ts'

const ESCAPES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

interface Options {
  entities: Entities | undefined
  /** Where the shown text begins: before it a reply carries the names it answers. */
  shownFrom?: number | undefined
  /** Whether a link only stands for something that is shown beside the text. */
  isShownBeside?: (expandedUrl: string, hasMedia: boolean) => boolean
}

/** The text as its author wrote it: short links in full, no leading names that the network put there, escapes undone. */
export function expandText(text: string, { entities, shownFrom = 0, isShownBeside }: Options): string {
  let shown = text
  const prefix = [...text].slice(0, shownFrom).join('')
  if (/^(@\w{1,20}\s+)+$/.test(prefix)) shown = text.slice(prefix.length)
  for (const { url, expanded_url, media_key } of entities?.urls ?? []) {
    if (!url || !expanded_url) continue
    const full = isShownBeside?.(expanded_url, media_key !== undefined) ? '' : expanded_url
    shown = shown.split(url).join(full)
  }
  return shown.replace(/&(?:lt|gt|amp);/g, (sign) => ESCAPES[sign] ?? sign).trim()
}
