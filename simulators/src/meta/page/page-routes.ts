import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { drawAvatar } from '../../x/page/draw-avatar.ts'
import { pickLanguage } from '../../x/page/page-routes.ts'
import type { World } from '../world/world.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** JSON that can stand in a quoted attribute. */
const attributeJson = (value: unknown): string => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** The page on which one acts as a customer of all three networks, with its pictures and files. */
export function addPageRoutes(server: FastifyInstance, world: World): void {
  const html = read('page.html')
  const texts = JSON.parse(read('texts.json')) as Record<string, Record<string, string>>
  const own = ['agora.css', 'page.js', 'render.js'].map((name) => ({ name, content: read(name) }))
  const shared = ['page.css', 'posts.css', 'messages.css'].map((name) => ({ name, content: read(`../../x/page/${name}`) }))
  const files = [...own, ...shared]
  server.get<{ Querystring: { lang?: string } }>('/', (request, reply) => {
    const language = pickLanguage(request.query.lang ?? request.headers['accept-language'])
    const words = texts[language] ?? {}
    const filled = html
      .replace('lang="es"', `lang="${language}"`)
      .replace(/\{\{(\w+)\}\}/g, (_, key: string) => (key === 'texts' ? attributeJson(words) : (words[key] ?? key)))
    return reply.type('text/html; charset=utf-8').header('vary', 'accept-language').send(filled)
  })
  for (const { name, content } of files) {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript'
    server.get(`/${name}`, (_request, reply) => reply.type(`${type}; charset=utf-8`).send(content))
  }
  server.get<{ Params: { file: string } }>('/avatars/:file', (request, reply) =>
    reply
      .type('image/png')
      .header('cache-control', 'public, max-age=86400')
      .send(drawAvatar(request.params.file.replace(/\.png$/, ''))),
  )
  server.get<{ Params: { id: string } }>('/files/:id', (request, reply) => {
    const file = world.files.get(request.params.id)
    if (!file) return reply.code(404).send()
    return reply.type(file.mime).header('x-content-type-options', 'nosniff').header('content-security-policy', "default-src 'none'").send(file.bytes)
  })
}
