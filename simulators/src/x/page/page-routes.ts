import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { World } from '../world/world.ts'
import { drawAvatar } from './draw-avatar.ts'

const LANGUAGES = ['es', 'en', 'pt'] as const
type Language = (typeof LANGUAGES)[number]
type Texts = Record<Language, Record<string, string>>

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The first language of the browser's list that the page speaks; Spanish otherwise. */
export function pickLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const found = LANGUAGES.find((language) => part.trim().toLowerCase().startsWith(language))
    if (found) return found
  }
  return 'es'
}

/** JSON that can stand in a quoted attribute. */
const attributeJson = (value: unknown): string => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** The page on which one acts as a customer, with its pictures and files. */
export function addPageRoutes(server: FastifyInstance, world: World): void {
  const html = read('page.html')
  const texts = JSON.parse(read('texts.json')) as Texts
  const files = ['page.css', 'posts.css', 'messages.css', 'consent.css', 'page.js', 'render.js'].map((name) => ({ name, content: read(name) }))
  server.get<{ Querystring: { lang?: string } }>('/', (request, reply) => {
    const language = pickLanguage(request.query.lang ?? request.headers['accept-language'])
    const words = texts[language]
    const filled = html
      .replace('lang="es"', `lang="${language}"`)
      .replace(/\{\{(\w+)\}\}/g, (_, key: string) => (key === 'texts' ? attributeJson(words) : (words[key] ?? key)))
    return reply.type('text/html; charset=utf-8').header('vary', 'accept-language').send(filled)
  })
  for (const { name, content } of files) {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript'
    server.get(`/${name}`, (_request, reply) => reply.type(`${type}; charset=utf-8`).send(content))
  }
  server.get<{ Params: { file: string } }>('/avatars/:file', (request, reply) => {
    const userId = request.params.file.replace(/\.png$/, '')
    // Also of people who wrote before this network was started: a picture follows from the id alone.
    if (!/^\d{1,20}$/.test(userId)) return reply.code(404).send()
    return reply.type('image/png').header('cache-control', 'public, max-age=86400').send(drawAvatar(userId))
  })
  server.get<{ Params: { key: string } }>('/media/:key', (request, reply) => {
    const media = world.mediaByKey.get(request.params.key)
    if (!media?.bytes) return reply.code(404).send()
    return reply.type(media.mediaType).header('x-content-type-options', 'nosniff').send(media.bytes)
  })
}
