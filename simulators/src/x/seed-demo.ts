import { addApp, grantTokens } from './world/add-app.ts'
import { addUser } from './world/add-user.ts'
import { publishPost } from './world/publish-post.ts'
import { sendDm } from './world/send-dm.ts'
import type { World } from './world/world.ts'

const DAY_MS = 86_400_000

/** A brand with fixed keys, and a few customers who have written to it: enough to look around and to connect by hand. */
export function seedDemo(world: World): void {
  const app = addApp(world, {
    name: 'Atalaya',
    tier: 'self-serve',
    consumerKey: 'demo-consumer-key',
    consumerSecret: 'demo-consumer-secret',
    clientId: 'demo-client-id',
    clientSecret: 'demo-client-secret',
    bearerToken: 'demo-bearer-token',
  })
  const brand = addUser(world, {
    username: 'BancoMirador',
    name: 'Banco Mirador',
    verifiedType: 'business',
    brand: true,
    followersCount: 182_400,
    description: 'Atención de lunes a domingo, de 8:00 a 22:00. Nunca te pediremos tu clave.',
    location: 'Lima · Bogotá · Ciudad de México',
  })
  grantTokens(world, app.appId, brand.userId, {
    accessToken: 'demo-access-token',
    refreshToken: 'demo-refresh-token',
    expiresAtMs: world.now() + 365 * DAY_MS,
  })
  const lucia = addUser(world, { username: 'luciaquispe', name: 'Lucía Quispe', location: 'Arequipa', followersCount: 312 })
  const mateo = addUser(world, {
    username: 'mateo_rdz',
    name: 'Mateo Rodríguez',
    location: 'Guadalajara',
    followersCount: 1_840,
    verifiedType: 'blue',
  })
  const bia = addUser(world, { username: 'biacarvalho', name: 'Beatriz Carvalho', location: 'Recife', followersCount: 540 })
  addUser(world, { username: 'tomas_ok', name: 'Tomás Olmedo', location: 'Rosario', followersCount: 88 })
  addUser(world, { username: 'helen_wu', name: 'Helen Wu', location: 'Miami', followersCount: 2_210 })
  publishPost(world, {
    authorId: brand.userId,
    text: 'Este sábado la app estará en mantenimiento de 2:00 a 4:00. Cajeros y tarjetas funcionan con normalidad.',
  })
  publishPost(world, { authorId: lucia.userId, text: '@BancoMirador me cobraron dos veces la misma compra con la tarjeta. ¿Me ayudan? 😕' })
  const praise = publishPost(world, {
    authorId: mateo.userId,
    text: 'Diez minutos y abrí mi cuenta sin pisar una sucursal. Bien ahí @BancoMirador 👏',
  })
  publishPost(world, {
    authorId: bia.userId,
    text: '@BancoMirador vocês atendem em português? Meu cartão não chegou.',
    inReplyToPostId: praise.postId,
  })
  sendDm(world, {
    senderId: lucia.userId,
    recipientId: brand.userId,
    text: 'Hola, les escribo por aquí por el cobro doble. Fue ayer, S/ 240 en Plaza Sur.',
  })
}
