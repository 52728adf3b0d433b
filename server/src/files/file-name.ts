const MAX_LENGTH = 120
/** Controls, zero-width and direction marks: they hide what a file is (`exe.‮gnp`). And what separates paths. */
const HIDING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const SEPARATING = /[\\/:*?"<>|]/g

/** The name a file is kept and offered under: what one sees is what it is. Never empty, at most 120 characters, its ending kept. */
export function fileName(given: string): string {
  const name = given.toWellFormed().replace(HIDING, '').replace(SEPARATING, '_').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  if (name === '') return 'file'
  if (name.length <= MAX_LENGTH) return name
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, MAX_LENGTH - ending.length).toWellFormed()}${ending}`
}

/** A Content-Disposition that any name survives (RFC 6266). */
export function disposition(way: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${way}; filename="${plain}"; filename*=UTF-8''${exact}`
}
