import type { Language } from '../places.ts'
import type { TypeKey } from './truth.ts'

type CrisisCore = readonly [TypeKey, -2 | -1 | 0, string]

/** What people post while the app and the cash machines are down. */
export const crisisCores: Record<Language, readonly CrisisCore[]> = {
  es: [
    [
      'incident.app',
      -1,
      '{¿Alguien más sin app?|¿Soy el único sin poder entrar?|¿A alguien le abre la app?} {En <city> nada|Aquí en <city> no carga|Llevo <mins> minutos intentando}',
    ],
    [
      'incident.app',
      -1,
      'La app {no abre|se queda en blanco|da error <error>|me bota al entrar} desde las <hour>{ y necesito pagar hoy| y no hay ni un comunicado|}',
    ],
    [
      'incident.app',
      -2,
      '{Otra vez|De nuevo} la app caída. {Justo hoy que pagan|En plena quincena|Con la <queue> del súper detrás}. {Vergüenza|Lamentable|Qué asco de banco}',
    ],
    ['incident.app', 0, '¿La app está en mantenimiento{ o es caída general|}? {No puedo entrar desde las <hour>|Me sale error <error>}'],
    [
      'incident.app',
      -2,
      '<mins> minutos sin app, sin web y sin respuesta. {¿Piensan decir algo?|¿Hay alguien ahí?|El silencio también es un mensaje}',
    ],
    ['incident.app', -1, 'Entro a la app y mi saldo sale en cero 😰 {¿es por la caída?|díganme que es un error|casi me da algo}'],
    ['incident.web', -1, 'Ni la app ni la web. {¿Qué pasó?|¿Es general?|¿A qué hora vuelve?} {Estoy en <city>|Error <error>|}'],
    [
      'incident.atm',
      -1,
      'No puedo sacar <plata> del cajero de <branch>, {dice sin conexión|rechaza todo|está muerto}. {¿Es por la caída?|¿Qué hago?|Y los otros igual}',
    ],
    [
      'incident.atm',
      -2,
      'Me quedé {sin efectivo para el taxi|en la gasolinera sin poder pagar|con mis hijos y sin un peso} porque {no funciona ningún cajero|todos los cajeros están caídos}. {¿Quién responde?|Gracias, Andara 👏}',
    ],
    [
      'incident.atm',
      -2,
      'El cajero de <branch> me descontó <amount> y no dio nada{. Y la app caída, así que ni cómo ver el saldo|, en plena caída|}',
    ],
    [
      'incident.card_declined',
      -1,
      'La tarjeta rechazada en {<merchant>|la caja|el restaurante} {y la app caída, combo completo|teniendo saldo|por la caída del sistema}. {Qué papelón|Tuve que dejar las compras|¿Hasta cuándo?}',
    ],
    ['incident.card_declined', -2, 'Toda la fila mirándome porque la tarjeta no pasa. {No es mi culpa, es del banco|Hoy cierro la cuenta|Nunca más}'],
    [
      'incident.transfer',
      -2,
      'Hice una <transfer> de <amount> justo cuando se cayó. {Se descontó y no llegó|No sé si salió|¿Dónde está mi <plata>?}',
    ],
    [
      'incident.transfer',
      -1,
      'Tengo que pagar {el alquiler|la planilla de mi negocio|al proveedor} hoy y no {hay forma|se puede transferir}. ¿{Hora estimada|Alguna solución|Van a extender el plazo}?',
    ],
    [
      'complaint.service',
      -2,
      'Llamo y {está todo saturado|cuelgan|hay <mins> minutos de espera}. {Por aquí tampoco contestan|En el chat, un robot|Cero comunicación}. {Pésimo manejo|Así no se maneja una crisis}',
    ],
    [
      'complaint.service',
      -2,
      '{Tantos anuncios y no pueden mantener una app|Mucha publicidad y poca infraestructura|Para cobrar comisiones nunca se caen}. {A ver si despiertan|Qué casualidad|👏👏}',
    ],
    [
      'complaint.fraud',
      -1,
      'Dicen que {hackearon a Andara|es un ataque y robaron datos|están vaciando cuentas}. {¿Es verdad?|¿Alguien sabe algo?|Confirmen o desmientan ya}',
    ],
    [
      'complaint.fraud',
      -1,
      'Me llegó un audio {de un grupo|de la familia} diciendo que {saquemos todo del banco|el banco va a cerrar|congelaron los retiros}. {¿Qué hay de cierto?|Respondan, mi mamá está asustada|No sé si creerlo}',
    ],
    ['complaint.fraud', -2, 'Si fue un hackeo, {dígannoslo|tenemos derecho a saberlo}. Es NUESTRO dinero. {Voy a <regulator>|Mañana saco todo|}'],
    [
      'complaint.branch',
      -2,
      'La <queue> en <branch> {da la vuelta a la manzana|llega a la esquina} y adentro «no hay sistema». {Dos horas bajo el sol|Gente mayor de pie|Nadie informa nada}',
    ],
    [
      'query.branch_hours',
      0,
      '¿En la <agencia> de <branch> {están atendiendo|hay sistema|puedo retirar en ventanilla}? {Con la caída no sé si ir|Voy saliendo para allá}',
    ],
    ['query.fees', 0, '¿Van a {cobrar mora|cobrar intereses} a los que no podamos pagar por la caída? {Mi tarjeta vence hoy|Hoy es mi último día}'],
  ],
  en: [
    ['incident.app', -1, 'Is {the app|everything} down? {Cannot log in since <hour>|Error <error> here in <city>|<mins> minutes trying}'],
    ['incident.app', -2, '<mins> minutes with no app, no ATM and no statement from you. {Unacceptable|Anyone there?|Say something}'],
    ['incident.atm', -2, 'No ATM works, {stuck without cash|I cannot even pay a taxi}. {Thanks a lot|Who pays for this?}'],
    ['complaint.fraud', -1, 'People say {you were hacked|accounts are being emptied}. {Is it true?|Please confirm}'],
  ],
  pt: [
    ['incident.app', -1, '{Só eu sem app?|O app caiu?|Mais alguém sem acesso?} {Desde as <hour>|Erro <error> aqui|Já são <mins> minutos}'],
    ['incident.app', -2, 'App fora do ar e {nenhum aviso|ninguém responde}. {Vergonha|Absurdo|Bem no dia do pagamento}'],
    ['incident.atm', -2, 'Nenhum caixa funciona, {fiquei sem dinheiro na rua|não consigo sacar nada}. {Quem responde?|Parabéns 👏}'],
    ['complaint.fraud', -1, 'Estão dizendo que {hackearam vocês|sumiu dinheiro de conta}. {É verdade?|Expliquem}'],
  ],
}
