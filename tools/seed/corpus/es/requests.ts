import type { Cores } from '../book.ts'

/** Requests in Spanish. */
export const spanishRequests = {
  'request.card_block': {
    plain: [
      'Necesito {bloquear|dar de baja} mi tarjeta terminada en <last4>, {la perdí|se me perdió} {<when>|en el taxi|en el mercado}',
      'Me [robaron|han robado] {la cartera|la billetera|la mochila}. ¿Cómo bloqueo la tarjeta {ya mismo|lo más rápido posible}?',
      'Por favor bloqueen la tarjeta <last4>, {la dejé olvidada en un cajero|no la encuentro desde <since>}',
      '¿Me ayudan a bloquear {la de débito y la de crédito|mi <card>}? {Me asaltaron|La extravié} <when>',
      'Se me [cayó|ha caído] la tarjeta en <branch> y quiero {bloquearla por si acaso|anularla}',
      'Quiero bloquear solo las compras por internet de mi <card>. ¿Se puede?~',
      'URGENTE: bloquear tarjeta terminada en <last4>, {me la robaron|la perdí}',
      'Mi hija perdió la tarjeta adicional, ¿la bloqueo yo o tiene que hacerlo ella?',
      'El cajero de <branch> se [tragó|ha tragado] mi tarjeta. ¿La bloqueo o {la puedo recoger|me la devuelven}?',
    ],
    bad: [
      'Llevo <mins> minutos en la línea para bloquear una tarjeta ROBADA y {me tienen con musiquita|nadie contesta}',
      'Me [robaron|han robado] el <celular> con la app abierta y no hay forma de que [bloqueen|bloqueéis] la tarjeta. ¡Es urgente!',
      'Pedí bloquear la <last4> <when> y sigue activa. {Acaban de pasar|Me acaban de llegar} un consumo de <amount>',
    ],
    more: ['No reconozco consumos, todavía.', 'Fue hace como <mins> minutos.', 'Estoy fuera del país.', 'En la app no me sale la opción de bloqueo.'],
  },
  'request.card_replacement': {
    plain: [
      'Se me [venció|ha caducado] la tarjeta y no me {llegó|ha llegado} la nueva. ¿Cómo la pido?',
      'Quisiera {la reposición de|un duplicado de} mi <card>, {el chip ya no lee|se partió|está muy gastada}',
      '¿Puedo recoger la tarjeta nueva en <branch> en vez de que la {manden|envíen} a casa?',
      'Bloqueé mi tarjeta <when>, ¿en cuánto tiempo {llega|entregan} la nueva?',
      '¿Ya está lista mi tarjeta <last4>? La pedí hace <days>',
      'Necesito que me envíen la tarjeta a otra dirección{, ya no vivo ahí|}',
      '¿Pueden reenviar la <card>? El courier dice que no había nadie y sí estábamos',
      'Mi tarjeta no hace contacto en ningún lado, quiero cambiarla',
    ],
    bad: [
      'Hace <days> que espero la reposición de mi tarjeta y {siguen diciéndome que está en camino|nadie sabe dónde está}',
      'El courier vino <few> veces a la dirección equivocada con mi tarjeta. ¿Tan difícil es {leer|apuntar bien una dirección}?',
      'Sin tarjeta {desde <since>|hace <days>} y la respuesta es «espere». ¿Espere qué?',
    ],
    more: [
      'Puedo pasar por <branch> cualquier día.',
      'Es la terminada en <last4>.',
      'La necesito antes de fin de mes porque viajo.',
      'Mientras tanto ¿puedo usar la virtual?',
    ],
  },
  'request.data_update': {
    plain: [
      'Cambié de número de <celular> y {ya no me llegan los códigos|no puedo recibir <theCode>}. ¿Cómo lo actualizo?',
      'Quiero actualizar mi {correo|dirección|teléfono} {pero la app no me deja|y no veo dónde}',
      'Mi apellido está mal escrito en la cuenta, ¿cómo lo corrigen?',
      'Me [mudé|he mudado] y necesito cambiar la dirección de envío{ del <statement>|}',
      '¿Pueden cambiar el correo donde me llegan las constancias? {Perdí el acceso al anterior|El que tienen ya no lo uso}',
      'Renové mi <document> y me piden actualizarlo. ¿Lo puedo mandar por aquí?',
      'Necesito actualizar mi estado civil{ y agregar a mi esposa como beneficiaria|}',
      'Cambié de trabajo, ¿tengo que avisarles{ para que actualicen mis datos|}?',
      'Me siguen llegando mensajes a un número que ya no es mío, quiero cambiarlo',
    ],
    bad: [
      'Van <few> veces que actualizo mi teléfono y {sigue saliendo el viejo|el sistema lo borra}',
      'Para cambiar UN correo me [mandan|mandáis] hasta la <agencia>. ¿En qué año vivimos?',
      'Mi nombre lleva <days> mal escrito y nadie lo corrige{, y así no me dejan cobrar un cheque|}',
    ],
    more: [
      'Tengo <theDocument> a la mano.',
      'Si es en <branch>, puedo ir {<morning>|después de las 5}.',
      'Lo intenté por la app versión <version>.',
      'Quiero tener todo al día.',
    ],
  },
  'request.statement': {
    plain: [
      'Necesito el <statement> de {los últimos tres meses|todo el año pasado} {para un trámite|para la visa|para mi contador}',
      '¿Cómo descargo el <statement> en PDF? {Solo me deja verlo|La app no me da la opción}',
      '¿Me [pueden|podéis] enviar {una constancia de no adeudo|un certificado de titularidad|una carta de saldos}?',
      'Este mes no me [llegó|ha llegado] el <statement> de la <card>',
      'Quisiera que el <statement> me llegue {por correo y no en papel|en papel a mi casa}',
      'Necesito la constancia de una <transfer> de <amount> que hice <when>',
      '¿El certificado {de retenciones|de la cuenta} se pide por la app o en <branch>?',
      'Me piden un <statement> sellado por el banco, ¿dónde lo saco?',
      '¿Pueden reenviarme el cronograma de pagos del <loan>?',
    ],
    bad: [
      'Pido el <statement> desde <since> y me siguen mandando el de otro mes',
      'Me [quieren|queréis] cobrar <fee> por un papel que sale de SU sistema con un clic. Mándenme el <statement>',
      'Pierdo un trámite por culpa de un certificado que llevo <days> esperando',
    ],
    more: [
      'Lo necesito para esta semana.',
      'Mi correo está actualizado.',
      'Es de la cuenta terminada en <last4>.',
      'La app solo me muestra un resumen.',
    ],
  },
  'request.cancellation': {
    plain: [
      'Quiero {cancelar|dar de baja} mi <card>. ¿Cuál es el trámite?',
      '¿Cómo cierro la <account>? {Ya no la uso|Tengo otra y me sobra}',
      'Deseo {cancelar|dar de baja} el seguro que viene con la tarjeta <last4>~',
      '¿Puedo cancelar la tarjeta {en línea|por teléfono} o tengo que ir a <branch>?',
      'Ya pagué todo el <loan>, quiero la carta de no adeudo y cerrar el producto~',
      'Quiero cancelar la tarjeta adicional {de mi ex|de mi hermano}',
      'Por favor den de baja el débito automático de <merchant>~',
      'Me mudo de país y necesito cerrar mis cuentas, ¿qué hago con el saldo?~',
    ],
    bad: [
      'Es la {tercera|cuarta|quinta} vez que pido cancelar la tarjeta y me salen con una «oferta especial». NO QUIERO OFERTAS',
      'Para abrir la cuenta fueron 5 minutos, para cerrarla llevo <days>. Qué casualidad',
      'Cancelé la <card> y me siguen cobrando. ¿Cómo se llama eso?',
      'Quiero cerrar todo lo que tengo con [ustedes|vosotros]. {Me cansé|Se acabó}',
    ],
    more: ['No tengo deuda pendiente.', 'Saldo cero, ya verifiqué.', 'No me interesa ninguna retención, gracias.', 'Quiero constancia por escrito.'],
  },
} satisfies Record<string, Cores>
