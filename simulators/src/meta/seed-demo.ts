import { addApp, addInstagram, addNumber, addPage, addTemplate, addWaba, grantToken } from './world/add-assets.ts'
import { addPerson } from './world/add-person.ts'
import { writeComment } from './world/comments.ts'
import { putMessage } from './world/messages.ts'
import { publishPost } from './world/posts.ts'
import type { World } from './world/world.ts'

const PEOPLE: readonly (readonly [username: string, name: string, phone: string, country: string, language: string])[] = [
  ['lucia.quispe', 'Lucía Quispe', '51987001001', 'PE', 'es_LA'],
  ['mateo.rdz', 'Mateo Rodríguez', '5213312345601', 'MX', 'es_LA'],
  ['bia.carvalho', 'Beatriz Carvalho', '5581987654302', 'BR', 'pt_BR'],
  ['tomas.olmedo', 'Tomás Olmedo', '5493415550103', 'AR', 'es_LA'],
  ['helen.wu', 'Helen Wu', '13055550104', 'US', 'en_US'],
  ['rosa.huaman', 'Rosa Huamán', '51987001005', 'PE', 'es_LA'],
  ['jorge.paredes', 'Jorge Paredes', '51987001006', 'PE', 'es_LA'],
  ['camila.nunez', 'Camila Núñez', '56987001007', 'CL', 'es_LA'],
  ['diego.arango', 'Diego Arango', '573107001008', 'CO', 'es_LA'],
  ['valentina.rios', 'Valentina Ríos', '573107001009', 'CO', 'es_LA'],
  ['joao.pereira', 'João Pereira', '5511987001010', 'BR', 'pt_BR'],
  ['ana.flores', 'Ana Flores', '51987001011', 'PE', 'es_LA'],
  ['luis.mamani', 'Luis Mamani', '59177001012', 'BO', 'es_LA'],
  ['sofia.castro', 'Sofía Castro', '50688001013', 'CR', 'es_LA'],
  ['marcos.lima', 'Marcos Lima', '5521987001014', 'BR', 'pt_BR'],
  ['emily.stone', 'Emily Stone', '12125550115', 'US', 'en_US'],
  ['pedro.chavez', 'Pedro Chávez', '51987001016', 'PE', 'es_LA'],
  ['carla.ibanez', 'Carla Ibáñez', '51987001017', 'PE', 'es_LA'],
  ['nico.ferrari', 'Nicolás Ferrari', '5491155550118', 'AR', 'es_LA'],
  ['ines.salazar', 'Inés Salazar', '593987001019', 'EC', 'es_LA'],
]
/** These two took a user name on WhatsApp and hide their number. */
const HIDDEN = new Set(['camila.nunez', 'emily.stone'])

/** Fixed names of the demonstration, to connect by hand. */
export const DEMO = {
  appId: '900000000000001',
  appSecret: 'demo-app-secret',
  instagramAppSecret: 'demo-instagram-secret',
  pageId: '104000000000001',
  instagramId: '17841400000000001',
  wabaId: '102000000000001',
  numberId: '106000000000001',
  pageToken: 'demo-page-token',
  whatsappToken: 'demo-whatsapp-token',
} as const

function addBank(world: World): void {
  addApp(world, { appId: DEMO.appId, name: 'Atalaya', appSecret: DEMO.appSecret, instagramAppSecret: DEMO.instagramAppSecret })
  addPage(world, { id: DEMO.pageId, name: 'Banco Andino', username: 'bancoandino' })
  addInstagram(world, { id: DEMO.instagramId, username: 'bancoandino', name: 'Banco Andino', pageId: DEMO.pageId })
  addWaba(world, { id: DEMO.wabaId, name: 'Banco Andino' })
  addNumber(world, { id: DEMO.numberId, wabaId: DEMO.wabaId, display: '+51 1 311 9000', verifiedName: 'Banco Andino' })
  grantToken(world, { appId: DEMO.appId, assets: [DEMO.pageId], token: DEMO.pageToken })
  grantToken(world, { appId: DEMO.appId, assets: [DEMO.numberId], token: DEMO.whatsappToken })
}

function addTemplates(world: World): void {
  addTemplate(world, {
    wabaId: DEMO.wabaId,
    name: 'caso_en_revision',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Caso {{1}}', example: { header_text: ['A-1042'] } },
      {
        type: 'BODY',
        text: 'Hola {{1}}, seguimos revisando tu caso sobre {{2}}. Te escribimos en cuanto haya novedades.',
        example: { body_text: [['Ana', 'tu tarjeta']] },
      },
      { type: 'FOOTER', text: 'Banco Andino' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Quiero hablar ahora' }] },
    ],
  })
  addTemplate(world, {
    wabaId: DEMO.wabaId,
    name: 'retomar_conversacion',
    components: [{ type: 'BODY', text: 'Hola {{1}}, ¿retomamos la conversación que quedó pendiente?', example: { body_text: [['Ana']] } }],
  })
  addTemplate(world, {
    wabaId: DEMO.wabaId,
    name: 'retomar_conversacion',
    language: 'pt_BR',
    components: [{ type: 'BODY', text: 'Olá {{1}}, vamos retomar a nossa conversa?', example: { body_text: [['Ana']] } }],
  })
  addTemplate(world, {
    wabaId: DEMO.wabaId,
    name: 'estado_de_cuenta',
    components: [
      { type: 'HEADER', format: 'DOCUMENT' },
      { type: 'BODY', text: 'Hola {{1}}, aquí está tu estado de cuenta de {{2}}.', example: { body_text: [['Ana', 'octubre']] } },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Ver en línea', url: 'https://bancoandino.example/ec/{{1}}' }] },
    ],
  })
  addTemplate(world, { wabaId: DEMO.wabaId, name: 'promo_verano', category: 'MARKETING', status: 'PENDING' })
}

/** What was there before anybody connected: posts, a few comments and messages of each network. */
function addPast(world: World, who: (username: string) => string): void {
  const post = publishPost(world, {
    network: 'facebook',
    assetId: DEMO.pageId,
    text: 'Este sábado la app estará en mantenimiento de 2:00 a 4:00. Cajeros y tarjetas funcionan con normalidad.',
  })
  writeComment(world, { post, authorId: who('rosa.huaman'), text: '¿Y si tengo que pagar la luz a esa hora?' })
  writeComment(world, { post, authorId: who('jorge.paredes'), text: 'Otra vez en mantenimiento… el mes pasado fue igual 😡' })
  publishPost(world, {
    network: 'facebook',
    assetId: DEMO.pageId,
    authorId: who('ana.flores'),
    type: 'recommendation',
    recommendation: 'positive',
    text: 'Me ayudaron con mi hipoteca en una sola visita. Gracias a Miguel, de San Isidro.',
  })
  const photo = publishPost(world, { network: 'instagram', assetId: DEMO.instagramId, text: 'Tu primera casa, más cerca 🏠', type: 'feed' })
  writeComment(world, { post: photo, authorId: who('valentina.rios'), text: '¿Qué tasa tienen para independientes?' })
  putMessage(world, {
    network: 'messenger',
    assetId: DEMO.pageId,
    personId: who('jorge.paredes'),
    fromAsset: false,
    text: 'Les escribo por aquí. Necesito hacer un pago el sábado de madrugada.',
  })
  putMessage(world, {
    network: 'instagram',
    assetId: DEMO.instagramId,
    personId: who('joao.pereira'),
    fromAsset: false,
    text: 'Oi! Vocês têm conta para estrangeiros?',
  })
  putMessage(world, {
    network: 'whatsapp',
    assetId: DEMO.numberId,
    personId: who('lucia.quispe'),
    fromAsset: false,
    text: 'Hola, me cobraron dos veces la misma compra: S/ 240 en Plaza Sur.',
    content: { body: 'Hola, me cobraron dos veces la misma compra: S/ 240 en Plaza Sur.' },
  })
}

/** A bank with a Page, an Instagram account and a WhatsApp number under fixed names, and twenty customers who react to its answers. */
export function seedDemo(world: World): void {
  addBank(world)
  addTemplates(world)
  const ids = new Map<string, string>()
  for (const [username, name, phone, country, locale] of PEOPLE)
    ids.set(username, addPerson(world, { username, name, phone, country, locale, hidesPhone: HIDDEN.has(username) }).personId)
  addPast(world, (username) => ids.get(username) ?? '')
  world.settings.liveCustomers = true
}
