import type { Book, Moods } from '../book.ts'
import { spanishComplaints } from './complaints.ts'
import { spanishIncidents } from './incidents.ts'
import { spanishOthers } from './others.ts'
import { spanishQueries } from './queries.ts'
import { spanishRegional } from './regional.ts'
import { spanishRequests } from './requests.ts'

const asking: Moods = {
  thankful: [
    '{Muchas gracias|Mil gracias|Gracias} {de antemano|desde ya|por la ayuda}{ 😊| 🙏| 🙌|}',
    'Gracias, siempre me {[responden|respondéis]|[resuelven|resolvéis]} rápido por aquí{ 👍|}',
    'Ojalá me [puedan|podáis] orientar, gracias{ 🙂| 🙏|}',
    '[Les|Os] agradezco mucho{ 😊|}',
    'Qué bueno que [atiendan|atendáis] por este medio{ 👌|}, gracias',
  ],
  delighted: [
    'Estoy feliz con el banco, por eso pregunto 😍',
    'Hasta ahora todo excelente con [ustedes|vosotros] 💙',
    'Me encanta cómo [atienden|atendéis], ¡gracias! 🤩',
    '[Son lo máximo|Sois los mejores], gracias 💙',
  ],
  annoyed: [
    'Ya pregunté {por teléfono|por correo|en la web} y nadie me supo decir',
    'Es la {segunda|tercera} vez que pregunto{ 😒| 🙄|}',
    'Ojalá {[contesten|contestéis]|[respondan|respondáis]} esta vez',
    'No debería ser tan difícil saberlo{ 🤦| 😑|}',
    'Llevo <days> tratando de averiguarlo',
  ],
  furious: [
    '¡Es la quinta vez que pregunto y NADIE contesta!{ 😡|}',
    'Qué pésima información [dan|dais], de verdad{ 🤬| 😡|}',
    'Si no [saben|sabéis] responder algo tan básico, [apaguen|apagad] el chat{ 😤|}',
    'Me [tienen|tenéis] dando vueltas <days> por una simple pregunta. Lamentable',
  ],
}
const working: Moods = {
  thankful: [
    'Gracias por la ayuda{ 🙏| 😊|}',
    'Quedo {atento|atenta}, gracias',
    'Ya sé que lo [van|vais] a solucionar, gracias{ 🙌|}',
    'La vez pasada me [ayudaron|ayudasteis] muy bien, gracias de antemano{ 😊|}',
  ],
  delighted: [
    'Igual, [son|sois] el mejor banco que he tenido 💙',
    'Fuera de eso, excelente todo, ¡gracias! 🙌',
    'Siempre me [solucionan|solucionáis] todo, por eso confío 😍',
  ],
  annoyed: [
    '{Ya lo reporté|Ya avisé} y sigue igual{ 😒| 🙄| 😑|}',
    '{Y nadie da una solución|Nadie se hace cargo|Así no se puede}',
    'No es la primera vez{ 🤦|}',
    '¿Alguien me puede dar una solución?',
    'Necesito que {me [respondan|respondáis]|lo [revisen|reviséis]} hoy, por favor',
    'La verdad, {decepciona|cansa|ya aburre}{ 😕| 😞|}',
    'Me [están|estáis] haciendo perder el tiempo',
  ],
  furious: [
    '¡{Es una vergüenza|Es el colmo|Es inaceptable}!{ 😡| 🤬|}',
    'El peor banco, {lejos|sin duda}. {Me cambio|Me voy a otro|Cierro todo}{ 😡| 👎|}',
    'Si hoy no lo [arreglan|arregláis] voy a <regulator>',
    'Ya me {cansé|harté} de [ustedes|vosotros]{ 😤| 🤬|}',
    '¡[RESPONDAN|CONTESTAD]! {Para cobrar sí [son|sois] rápidos|Para vender sí [aparecen|aparecéis]}',
    '[Sigan así y se quedan|Seguid así y os quedáis] sin clientes{ 👏| 👎|}',
    'Nunca más. Y se lo voy a contar a todo el mundo',
  ],
}
const praise: Moods = {
  thankful: ['¡Gracias!{ 🙌| 👏| 😊|}', 'Se agradece{ 👍| 🙂|}', 'Buen trabajo{ 👏|}', 'Así sí{ 👌|}', 'Saludos{ 🙂|}'],
  delighted: [
    '¡{Excelente|Impecable|Buenísimo} servicio! 💙',
    '¡[Los|Os] felicito! 👏👏',
    'De diez 🤩',
    '¡[Son lo máximo|Sois los mejores]! 🥳',
    'Me [alegraron|habéis alegrado] el día 😍',
    'Sin duda el mejor banco 💙🙌',
  ],
  annoyed: [],
  furious: [],
}
const proposing: Moods = {
  thankful: ['Gracias por leer{ 🙂| 🙌|}', 'Ojalá lo [tomen|toméis] en cuenta{ 🙏|}', 'Saludos y buen trabajo{ 👍|}'],
  delighted: ['La app ya es buenísima, con esto sería perfecta 🤩', 'Me encanta el banco, por eso lo digo 💙'],
  annoyed: [
    'Lo vengo pidiendo hace tiempo{ 🙄|}',
    'Ya va siendo hora, ¿no?{ 😒|}',
    'Parece mentira que no lo [tengan|tengáis]',
    'Algo tan básico{ 🤦|}',
  ],
  furious: [],
}
const empty = { annoyed: [], furious: [] }

/** Everything customers write in Spanish. */
export const spanishBook: Book = {
  openings: [
    'Hola',
    'Hola, {buenas tardes|buenos días|buen día}',
    'Buenas',
    'Buenas tardes',
    'Buenos días',
    'Hola, ¿cómo [están|estáis]?',
    'Hola, una consulta',
    '[Disculpen|Perdonad]',
    '{Estimados|Señores} Andara',
    'Holaaa',
    'Buen día',
    'Hola equipo',
  ],
  urgentOpenings: ['[Oigan|Oíd]', 'A ver', 'Señores', '¿Hola?', '¿Hay alguien?', 'Atención', 'Urgente', 'Por favor', 'Ayuda'],
  cores: { ...spanishQueries, ...spanishRequests, ...spanishIncidents, ...spanishComplaints, ...spanishOthers },
  regional: spanishRegional,
  moods: {
    query: asking,
    lead: {
      ...asking,
      ...empty,
      delighted: [
        'He escuchado maravillas de [ustedes|vosotros] 😍',
        'Me encanta lo que [ofrecen|ofrecéis] 🤩, gracias',
        '¡Ya quiero ser cliente! 🥳',
      ],
      annoyed: ['Ya dejé mis datos en la web y nadie llamó', 'Escribí hace <days> y no me [contactan|contactáis]{ 😕|}'],
    },
    request: working,
    incident: working,
    complaint: working,
    acknowledgement: praise,
    suggestion: proposing,
  },
  closings: ['Gracias', 'Saludos', 'Quedo a la espera', 'Muchas gracias', 'Espero su respuesta', 'Gracias, buen día', 'Atento a sus comentarios'],
}
