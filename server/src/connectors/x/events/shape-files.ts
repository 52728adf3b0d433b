import type { RemoteFile } from '../../channel.ts'
import type { Media } from './wire.ts'

const KINDS: Record<string, RemoteFile['kind']> = { photo: 'image', animated_gif: 'video', video: 'video', audio: 'audio' }

/** The files behind media keys, best quality first; keys the event does not explain are left out. */
export function shapeFiles(keys: readonly string[] | undefined, media: ReadonlyMap<string, Media>): RemoteFile[] {
  return (keys ?? []).flatMap((key) => {
    const one = media.get(key)
    if (!one) return []
    const best = one.variants
      .filter((variant) => variant.content_type !== 'application/x-mpegURL')
      .sort((a, b) => (b.bit_rate ?? 0) - (a.bit_rate ?? 0))[0]
    const url = best?.url ?? one.url ?? one.preview_image_url
    if (!url) return []
    // Only a still of a film may be shown at all.
    const kind = best || one.url ? (KINDS[one.type] ?? 'file') : 'image'
    return [{ kind, url, mime: best?.content_type, alt: one.alt_text }]
  })
}
