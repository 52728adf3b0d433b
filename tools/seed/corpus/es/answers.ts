import type { Answers } from '../answers.ts'
import { spanishTargeted } from './targeted.ts'

/** What the bank answers in Spanish: as a person, in the form of address of the country. */
export const spanishAnswers: Answers = {
  targeted: spanishTargeted,
  inform: {
    'query.product': [
      'con la <card> [acumulas|acumulás|acumula] puntos en todas [tus|tus|sus] compras y [tienes|tenés|tiene] seguro de viaje incluido. El detalle completo está en andara.example/tarjetas',
      'la <account> no pide saldo mínimo y paga rendimiento cada mes. [Puedes|Podés|Puede] ver las condiciones en andara.example/cuentas',
    ],
    'query.branch_hours': [
      'la <agencia> de <branch> atiende de lunes a viernes de 9:00 a 17:00 y los sábados de 9:00 a 13:00. [Te|Te|Le] esperamos',
      'en <branch> la caja atiende hasta las 16:30 y la plataforma hasta las 17:00. Lo más tranquilo es a primera hora',
      'mañana <branch> abre en su horario habitual, desde las 9:00. [Puedes|Podés|Puede] sacar turno en andara.example/turnos y no [esperas|esperás|espera]',
    ],
    'query.balance': [
      'los depósitos se abonan en el día y los pagos se reflejan en un máximo de 24 horas. Para ver el detalle de [tu|tu|su] cuenta, [escríbenos|escribinos|escríbanos] por mensaje directo',
      'la diferencia suele ser una compra todavía en proceso: se libera sola cuando el comercio la confirma. Con gusto lo revisamos por mensaje privado',
      'en la app, Movimientos › Filtrar, [puedes|podés|puede] ver hasta 24 meses. También por la línea Andara, opción 2',
    ],
    'query.requirements': [
      '[necesitas|necesitás|necesita] <theDocument> vigente, un comprobante de domicilio (por ejemplo, <bill>) y el sustento de ingresos de los últimos tres meses',
      'para ese trámite basta con <theDocument>. [Puedes|Podés|Puede] hacerlo en cualquier <agencia> o empezar en andara.example',
    ],
    'query.fees': [
      'entre cuentas Andara no tiene costo; a otros bancos son <fee> en ventanilla y gratis desde la app',
      '<upkeep> se bonifica si [recibes|recibís|recibe] ahí [tu|tu|su] <payday> o [usas|usás|usa] la tarjeta una vez al mes',
      'pagar antes no tiene penalidad y los intereses se recalculan a la fecha. El tarifario vigente está en andara.example/tarifas',
    ],
    acknowledgement: [
      '¡qué alegría leer esto! Se lo pasamos al equipo, que hoy va a sonreír',
      'muchas gracias por contarnos. Comentarios así nos animan a seguir',
      'nos alegra mucho haber podido ayudar[te|te|le]. ¡Gracias por la confianza!',
    ],
    suggestion: [
      'gracias por la idea. La pasamos hoy mismo al equipo de producto y la sumamos a la lista de pedidos',
      'nos gusta la propuesta. Queda registrada con el número <digits> y, si avanza, [te|te|le] contamos por aquí',
      'buena observación. Ya la compartimos con el equipo que mejora la app; gracias por tomar[te|te|se] el tiempo',
    ],
    'lead.account': [
      'qué bueno que [quieras|quieras|quiera] ser parte de Andara. Para que un asesor [te|te|le] ayude con la <account>, [déjanos|dejanos|déjenos] por mensaje directo [tu|tu|su] nombre y un teléfono',
    ],
    'lead.card': [
      'gracias por [tu|tu|su] interés en la <card>. [Envíanos|Envianos|Envíenos] por privado [tu|tu|su] nombre, ciudad y un horario, y [te|te|le] contacta un asesor',
    ],
    'lead.loan': [
      'con gusto hacemos la simulación del <loan>. [Cuéntanos|Contanos|Cuéntenos] por privado el plazo que [buscas|buscás|busca] y un teléfono de contacto',
    ],
    'lead.insurance': [
      'claro que sí, cotizamos sin compromiso. [Déjanos|Dejanos|Déjenos] por privado [tu|tu|su] nombre y un teléfono, y un especialista [te|te|le] llama hoy',
    ],
  },
  invite: {
    request: [
      'con gusto [te|te|le] ayudamos. [Escríbenos|Escribinos|Escríbanos] por mensaje directo con [tu|tu|su] nombre completo y no [compartas|compartas|comparta] datos por aquí',
      'lo vemos ahora mismo. Por [tu|tu|su] seguridad, [mándanos|mandanos|mándenos] un mensaje directo y seguimos por ahí',
    ],
    incident: [
      'lamentamos el inconveniente. [Cuéntanos|Contanos|Cuéntenos] por mensaje directo a qué hora pasó y el mensaje que [ves|ves|ve], y lo revisamos',
      'gracias por avisar. Queremos ver [tu|tu|su] caso en detalle: [escríbenos|escribinos|escríbanos] por mensaje directo, por favor',
    ],
    complaint: [
      'entendemos [tu|tu|su] molestia y queremos resolverlo. [Escríbenos|Escribinos|Escríbanos] por mensaje directo con [tu|tu|su] nombre completo y lo tomamos ya',
      'lamentamos mucho la experiencia. Para revisarlo a fondo, [envíanos|envianos|envíenos] un mensaje directo; no [publiques|publiques|publique] datos personales por aquí',
      'no es la atención que queremos dar. [Háblanos|Hablanos|Háblenos] por mensaje directo y [te|te|le] respondemos enseguida',
    ],
  },
  ask: [
    'gracias por escribir. Para ubicar [tu|tu|su] caso, [indícanos|indicanos|indíquenos] [tu|tu|su] <document>, nombre completo y los últimos cuatro dígitos del producto',
    'lo reviso ahora. ¿Me [confirmas|confirmás|confirma] [tu|tu|su] <document> y un teléfono de contacto? Nunca pedimos claves',
    'para avanzar necesito [tu|tu|su] número de <document> y la fecha aproximada de lo ocurrido',
  ],
  askContact: [
    'gracias por [tu|tu|su] interés. ¿Me [dejas|dejás|deja] [tu|tu|su] nombre completo y un teléfono? Un asesor [te|te|le] contacta hoy',
    '¡qué bueno que [nos escribas|nos escribas|nos escriba]! [Indícame|Indicame|Indíqueme] nombre, ciudad y un número de contacto para que [te|te|le] llame un especialista',
  ],
  detail: [
    'no tiene costo y se puede hacer desde la app. Suele quedar listo en 24 a 48 horas y [te|te|le] llega un correo de confirmación',
    'queda registrado con el número <case>. [Te|Te|Le] avisamos por este medio, no [necesitas|necesitás|necesita] llamar ni volver a la <agencia>',
    'sí, también lo [puedes|podés|puede] hacer en <branch>; solo [lleva|llevá|lleve] <theDocument>. Si va otra persona, con una carta simple basta',
  ],
  solve: {
    'request.card_block': [
      'la tarjeta terminada en <last4> ya está bloqueada. La reposición sale hoy y llega en 3 a 5 días hábiles',
      'bloqueo hecho, código <digits>. No se aprobaron consumos después del bloqueo',
    ],
    'request.card_replacement': [
      'la tarjeta nueva ya fue solicitada y llega en 3 a 5 días hábiles; también [puedes|podés|puede] recogerla en <branch>',
      'el envío está confirmado con la guía <digits>. Mientras tanto, la tarjeta virtual está activa en la app',
    ],
    'request.data_update': [
      'los datos quedaron actualizados; ya [los ves|los ves|los ve] en la app, en Mi perfil',
      'la actualización está hecha; en unas dos horas [lo ves|lo ves|lo ve] en la app',
    ],
    'request.statement': [
      'acabamos de enviar el <statement> al correo registrado. [Revisa|Revisá|Revise] también la carpeta de no deseados',
      'el documento ya está en la app, en Documentos › Solicitados, con firma digital',
    ],
    'request.cancellation': [
      'la cancelación quedó registrada con el número <case>. La constancia llega por correo en 24 horas',
      'el producto está cerrado y sin saldo pendiente. [Te|Te|Le] enviamos la carta al correo registrado',
    ],
    'incident.app': [
      'restablecimos [tu|tu|su] acceso. [Cierra|Cerrá|Cierre] la app, [actualízala|actualizala|actualícela] y [vuelve|volvé|vuelva] a entrar',
      'el equipo técnico corrigió el error <error> esta tarde. ¿[Puedes|Podés|Puede] probar de nuevo?',
    ],
    'incident.web': [
      'el usuario quedó desbloqueado. [Usa|Usá|Use] la opción «Crear clave nueva» y listo',
      'la banca por internet ya opera con normalidad. Si [te|te|le] vuelve a salir <error>, [respóndenos|respondenos|respóndanos] por aquí',
    ],
    'incident.atm': [
      'revisamos el arqueo del cajero de <branch> y hay un sobrante: los <amount> se abonan hoy en [tu|tu|su] cuenta',
      'generamos el caso <case>. El cajero está en revisión y la respuesta sale en un máximo de 72 horas',
    ],
    'incident.card_declined': [
      'era un bloqueo preventivo y ya lo levantamos. [Prueba|Probá|Pruebe] de nuevo en unos 10 minutos',
      'la tarjeta está habilitada para compras, también por internet y en el exterior',
    ],
    'incident.transfer': [
      'la <transfer> ya fue acreditada en la cuenta de destino. La constancia es la <digits>',
      'el banco de destino la devolvió: el dinero ya está otra vez en [tu|tu|su] cuenta',
    ],
    'complaint.charge': [
      'procedió el reclamo: la devolución se abona en un máximo de 48 horas. El número es <case>',
      'quitamos el cargo y desactivamos el seguro asociado. [Lo verás|Lo vas a ver|Lo verá] en el próximo <statement>',
    ],
    'complaint.service': [
      'hablamos con el equipo que [te|te|le] atendió y el caso <case> quedó a cargo de un supervisor. Pedimos disculpas',
      '[tienes|tenés|tiene] razón y pedimos disculpas. Un supervisor [te|te|le] contacta hoy para resolverlo',
    ],
    'complaint.delay': [
      'el caso <case> ya tiene respuesta: está aprobado y se ejecuta mañana. Lamentamos la demora',
      'pedimos prioridad para el caso <case>. Hoy antes de las 18:00 [tienes|tenés|tiene] respuesta por este medio',
    ],
    'complaint.fraud': [
      'bloqueamos la cuenta y las tarjetas, y abrimos la investigación <case>. Los consumos quedan en suspenso mientras se revisa',
      'el área de fraudes ya tiene el caso <case>. No [borres|borres|borre] mensajes ni correos y no [compartas|compartas|comparta] códigos con nadie',
    ],
    'complaint.branch': [
      'pasamos [tu|tu|su] comentario a la gerencia de <branch>, que va a reforzar la caja en las horas pico',
      'lamentamos la espera en <branch>. Reservamos un turno preferente para que [termines|termines|termine] el trámite: código <digits>',
    ],
    'lead.account': [
      'listo, un asesor de cuentas [te|te|le] llama hoy entre las 15:00 y las 18:00',
      'con esos datos ya dejamos la solicitud <digits> en marcha. Se completa en línea en diez minutos',
    ],
    'lead.card': [
      '[calificas|calificás|califica] para iniciar la solicitud de la <card>. Un asesor [te|te|le] escribe hoy con los pasos',
      'gracias. La preevaluación queda lista mañana y [te|te|le] avisamos por aquí',
    ],
    'lead.loan': [
      'la cuota referencial y el <rate> van en el mensaje que [te|te|le] envía hoy un asesor de créditos',
      'recibido. Un asesor prepara la simulación por <big> y [te|te|le] llama mañana <morning>',
    ],
    'lead.insurance': [
      'ya pasamos los datos al equipo de seguros. La cotización llega hoy por correo',
      'un especialista [te|te|le] llama en el horario indicado, sin compromiso',
    ],
  },
  wait: [
    'seguimos revisándolo con el área encargada. Apenas tengamos respuesta [te|te|le] avisamos por aquí',
    'el caso <case> está en manos del área técnica. [Te|Te|Le] escribimos hoy mismo con novedades',
    'estoy viendo esto con mis compañeros de operaciones, [dame|dame|deme] unos minutos por favor',
  ],
  calm: [
    '[tienes|tenés|tiene] razón y es entendible la molestia; lo lamento de verdad. Ya escalé el caso <case> para que se resuelva hoy',
    'comprendo la molestia; yo también querría una respuesta. El caso pasó a un supervisor y [te|te|le] contacta en el día',
    'no debió pasar así. Pedí prioridad y sigo el caso personalmente hasta cerrarlo',
  ],
  goodbye: [
    '{¡con gusto!|¡un placer!|¡encantados de ayudar!|para eso estamos.} {Cualquier cosa, aquí estamos|Si surge algo más, [escríbenos|escribinos|escríbanos]|Seguimos por aquí si [necesitas|necesitás|necesita] algo|Que [tengas|tengas|tenga] {un buen día|una linda semana|un lindo día}}{, <name>|}',
    'gracias a [ti|vos|usted] por {escribirnos|la paciencia|confiar en Andara|avisarnos}{, <name>|}. {¡Que [tengas|tengas|tenga] un lindo día!|Un saludo|Cualquier cosa, aquí estamos|Buena jornada}',
    '{nos alegra que quedara resuelto|qué bueno que quedó todo en orden|nos alegra leer eso|nos deja tranquilos saberlo}{, <name>|}. {Un saludo|Aquí estamos para lo que [necesites|necesites|necesite]|Buena jornada|Que [estés|estés|esté] muy bien}',
  ],
  greetings: ['Hola, <name>:', 'Hola, <name>,', '<name>,', 'Hola <name>,', '¡Hola, <name>!', '¡Hola, <name>!', '<name>:'],
}
