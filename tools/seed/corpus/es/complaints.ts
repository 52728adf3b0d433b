import type { Cores } from '../book.ts'

/** Complaints in Spanish: even the plain ones are displeased. */
export const spanishComplaints = {
  'complaint.charge': {
    plain: [
      'Me [cobraron|habéis cobrado] <fee> de <upkeep> y {mi cuenta es sin costo|nadie me avisó}',
      'Me aparece un seguro de <fee> que nunca contraté',
      'Doble cobro de <amount> en <merchant>, quiero {mi devolución|que lo reviertan}',
      'Me cargaron intereses {por un pago que hice a tiempo|sobre una deuda pagada}',
      'Cargo de <amount> que dice «varios». ¿Varios qué?',
      'Prometieron devolverme <amount> en {48 horas|cinco días} y ya van <days>',
      'Me cobran {membresía|anualidad} de la <card> cuando la ofrecieron gratis de por vida',
      'Cobran <fee> por sacar MI <plata>',
    ],
    bad: [
      'Otra vez un cargo de <amount> que no reconozco ni autoricé. {Es un abuso|Esto ya es un abuso}',
      'Son unos ladrones: <fee> por acá, <fee> por allá y nadie explica nada',
      '{Felicitaciones|Felicidades} por cobrarme <amount> de un seguro que jamás pedí 👏👏 {qué creativos|innovación pura}',
      '[Devuélvanme|Devolvedme] los <amount>. No es un favor, es MI dinero',
      'Gracias por el regalito de <fee> de comisión sorpresa, justo lo que me faltaba {este mes|para cerrar la semana}',
    ],
    more: [
      'Tengo captura de todo.',
      'Es el <few>.º mes seguido.',
      'Voy a presentar el reclamo ante <regulator>.',
      'Está en el <statement> de este mes.',
    ],
  },
  'complaint.service': {
    plain: [
      'Llamo y me tienen <mins> minutos en espera para después cortar',
      'El chat me contesta con respuestas automáticas que no tienen nada que ver',
      'Cuento mi problema a <few> personas distintas y ninguna lo resuelve',
      'El asesor me [colgó|ha colgado] en la cara',
      'Nadie responde los correos. Escribí <when> y nada',
      'Me llaman todos los días para ofrecerme un <loan>{, hasta los domingos|}, y cuando yo llamo nadie contesta',
      'Me [hablaron|han hablado] pésimo en la banca telefónica, quiero {poner una queja|dejar constancia}',
      'El robot de la línea telefónica no entiende nada y no deja hablar con una persona',
    ],
    bad: [
      'La peor atención que [recibí|he recibido] en mi vida. {Y miren que he tratado con otros bancos|En serio}',
      'Me encanta hablar con su robot: <mins> minutos de charla y cero soluciones 👏',
      'Excelente servicio: <few> llamadas, <few> asesores, cero respuestas. {[Sigan|Seguid] así|Un 10}',
      'Qué falta de respeto. Uno les paga y lo tratan como si pidiera un favor',
      '¿Hay alguien ahí o las respuestas las escribe {un loro|una planta}?',
    ],
    more: [
      'Quiero hablar con un supervisor.',
      'Soy cliente hace más de diez años.',
      'Tengo anotado el nombre del asesor.',
      'Y encima me piden calificar la atención.',
    ],
  },
  'complaint.delay': {
    plain: [
      'Presenté un reclamo hace <days> (n.º <case>) y sigo sin respuesta',
      'Me dijeron que mi <loan> salía en 48 horas, van <days>',
      'Sigo esperando que me devuelvan los <amount>. Llevo <days> así',
      'El caso <case> sigue «en evaluación» desde <since>',
      'Dijeron que me llamaban <day> y no llamó nadie',
      'La tarjeta llegaba en 5 días hábiles. Ya van <days>',
      'Cada vez que pregunto por el caso <case> me dan un plazo nuevo',
    ],
    bad: [
      '<days> esperando una respuesta al reclamo <case>. Si yo me atraso un día, me cobran mora',
      'Para cobrar son rapidísimos. Para devolver, <days> y contando',
      '«En 24 horas lo resolvemos». Eso me dijeron hace <days>',
      'Ya perdí la cuenta de las veces que [dijeron|habéis dicho] «estamos revisando su caso»',
    ],
    more: ['Tengo todos los correos guardados.', 'El plazo venció <when>.', 'Nadie me da una fecha.', 'La próxima parada es <regulator>.'],
  },
  'complaint.fraud': {
    plain: [
      'Hay <few> consumos en <merchant> que yo no hice, por <amount>',
      'Me vaciaron la cuenta: <big> en <few> transferencias a un desconocido',
      'Alguien sacó un <loan> a mi nombre y yo no firmé nada',
      'Me llamaron diciendo que eran del banco, con todos mis datos, y después faltaban <amount>',
      'Reporté un fraude de <amount> y me responden que «fue con mi clave»',
      'Me llegó un mensaje con un enlace raro que dice ser de Andara, ¿es de ustedes? Ya me sacaron <amount>',
      'Me clonaron la tarjeta, hay compras en {otra ciudad|otro país} mientras yo estoy en mi casa',
    ],
    bad: [
      'Me robaron <big> de la cuenta y el banco se lava las manos. ¿Dónde está la seguridad?',
      'Me [sacaron|han sacado] TODO. <big>. Y me dicen que espere <days>',
      '¿Cómo es posible que aprueben una <transfer> de <big> a las 3 de la mañana sin avisar? ¡Ayuda!',
      'Fraude con mi <card>, lo reporté al minuto y aun así quieren que pague los <amount>',
    ],
    more: [
      'Ya hice la denuncia.',
      'Bloqueé la tarjeta apenas me di cuenta.',
      'Nunca di mi clave a nadie.',
      'No me llegó ningún código.',
      'Son los ahorros de mi mamá.',
    ],
  },
  'complaint.branch': {
    plain: [
      '<mins> minutos de <queue> en <branch> y una sola ventanilla abierta',
      'En la <agencia> de <branch> me [mandaron|han mandado] de un escritorio a otro y me fui sin resolver nada',
      'El aire de la <agencia> de <branch> no funciona, la gente mayor se estaba sintiendo mal',
      'Fui a <branch> con cita y me [atendieron|han atendido] <mins> minutos tarde',
      'El vigilante de <branch> no me {dejó|quiso dejar} entrar faltando diez minutos para el cierre',
      'En <branch> no respetan la fila preferencial, había una señora embarazada de pie',
      'Se [cayó|ha caído] el sistema en <branch> y nos mandaron a todos a la casa',
    ],
    bad: [
      'Dos horas en <branch> para que me digan que el trámite «es por la app». La misma app que no funciona',
      '<branch>: cinco ventanillas, una abierta, cuarenta personas. {Matemática pura|Una obra de arte}',
      'La gerente de <branch> me [trató|ha tratado] como si le debiera plata. Vergonzoso',
      'Qué lindo paseo: <few> visitas a <branch> por el mismo trámite y sigo igual',
    ],
    more: [
      'Fue <day> a las <hour>.',
      'Pedí <book> y {dieron mil vueltas|según ellos no lo encontraban}.',
      'Pedí permiso en el trabajo para ir.',
      'Hay foto de la <queue>.',
    ],
  },
} satisfies Record<string, Cores>
