import type { Answers } from '../answers.ts'

/** Spanish answers to questions that are recognised by their words. */
export const spanishTargeted: Answers['targeted'] = [
  [
    'detail',
    /no es lo que|no responde|pregunta era|aclara|otra cosa$|por eso escribo|ya lo lei|dice la pagina/,
    'disculpas por la confusión. ¿Me [cuentas|contás|cuenta] con un poco más de detalle qué [necesitas|necesitás|necesita]? Lo vemos ahora mismo',
  ],
  ['query.balance', /debo|falta pagar/, 'lo [ves|ves|ve] al día en la app, en Productos › Deuda a la fecha, y también en cualquier cajero Andara'],
  [
    'query.product',
    /vip/,
    'el acceso a salas es para el titular y un acompañante, hasta seis visitas al año. El seguro de viaje cubre también a la familia',
  ],
  [
    'query.product',
    /punto/,
    'la <card> suma un punto por cada compra y [puedes|podés|puede] canjearlos en la app, en Beneficios, por viajes o descuentos',
  ],
  [
    'query.product',
    /extranjero|viaje/,
    'la <card> funciona fuera del país; solo [activa|activá|active] «Compras en el exterior» en la app antes de viajar. El seguro de viaje cubre al titular y a su familia',
  ],
  [
    'query.product',
    /dolares|plazo/,
    'tenemos depósitos a plazo en moneda local y en dólares, desde 30 días. Las tasas de hoy están en andara.example/plazo',
  ],
  [
    'query.product',
    /sin interes|cuotas|meses|plazos/,
    'sí, en las tiendas participantes: la lista con los plazos de cada una está en la app, en Beneficios',
  ],
  ['query.product', /genera|rendimiento|paga interes/, 'la <account> paga rendimiento sobre el saldo diario y se abona cada fin de mes'],
  ['query.product', /adicional/, 'la adicional comparte la línea de la titular, pero [puedes|podés|puede] ponerle un tope propio desde la app'],
  [
    'query.product',
    /congelar|tope|virtual|opcion/,
    'está en la app: Tarjetas › Seguridad. Ahí [puedes|podés|puede] pausarla, ponerle tope o crear una virtual',
  ],
  [
    'query.product',
    /sin tener cuenta|independiente/,
    'sí, se puede tener la <card> sin cuenta; con ingresos como independiente pedimos los últimos seis meses de movimientos',
  ],
  [
    'query.product',
    /mancomunada|dos personas/,
    'sí, la <account> puede tener dos titulares. Vengan los dos con documento a cualquier <agencia>, son unos 20 minutos',
  ],
  ['query.product', /fondo/, 'el Fondo Andino es de riesgo moderado, parte de <amount> y se puede retirar con 48 horas de aviso'],
  [
    'query.product',
    /diferencia|clasica|incluye|beneficio|distinto/,
    'lo principal: más puntos por compra, seguro de viaje y retiros sin costo. [Tienes|Tenés|Tiene] la comparación lado a lado en andara.example/comparar',
  ],
  [
    'query.branch_hours',
    /cita|turno/,
    'para caja no hace falta turno; para asesor conviene sacarlo en andara.example/turnos y no [esperas|esperás|espera]',
  ],
  ['query.branch_hours', /sabado|feriado/, 'los sábados <branch> atiende de 9:00 a 13:00; en feriados no abre'],
  [
    'query.branch_hours',
    /mudado|siguen/,
    'seguimos en <branch>, en el mismo local: de lunes a viernes de 9:00 a 17:00. Estuvo cerrada un día por mantenimiento, disculpas',
  ],
  ['query.branch_hours', /gente|cola|fila/, 'en <branch> lo más tranquilo es de 9:00 a 10:30 y después de las 15:30'],
  ['query.branch_hours', /mediodia|corrido/, 'en <branch> el horario es corrido, de 9:00 a 17:00'],
  [
    'query.balance',
    /retenid|contable/,
    'lo retenido suele ser una compra que el comercio todavía no confirma: se libera sola en un máximo de siete días',
  ],
  [
    'query.balance',
    /deposito|a que hora/,
    'los depósitos en cajero se ven en minutos; los de ventanilla y otros bancos, el mismo día antes de las 20:00',
  ],
  ['query.balance', /movimientos/, 'en la app, Movimientos › Filtrar, [puedes|podés|puede] elegir hasta 24 meses atrás y descargarlos'],
  [
    'query.balance',
    /minimo|misma deuda/,
    'los pagos se aplican en un máximo de 24 horas; si el monto no cambia después de eso, lo revisamos por mensaje directo',
  ],
  [
    'query.balance',
    /sin entrar|telefono|cajero/,
    '[puedes|podés|puede] consultarlo en cualquier cajero Andara o en la línea de atención, opción 2, sin costo',
  ],
  [
    'query.balance',
    /depositaron|acreditaron|ya entro/,
    'las empresas depositan a lo largo del día, hasta las 22:00. Si mañana no figura, [escríbenos|escribinos|escríbanos] y lo revisamos',
  ],
  [
    'query.requirements',
    /recibo|boleta|domicilio/,
    'sí, aceptamos <bill> de los últimos dos meses. Si no está a [tu|tu|su] nombre, basta una declaración simple del titular',
  ],
  [
    'query.requirements',
    /extranjero/,
    'sí, con el carné de residencia vigente y un comprobante de domicilio [puedes|podés|puede] abrirla en cualquier <agencia>',
  ],
  ['query.requirements', /menor/, 'para un menor: su documento, el del padre, madre o tutor y un comprobante de domicilio. Es sin costo'],
  [
    'query.requirements',
    /carta poder|copia|renovacion|firma/,
    'para eso pedimos <theDocument> original o la constancia de renovación; si va otra persona, una carta con firma legalizada',
  ],
  [
    'query.requirements',
    /cuenta propia|mi cuenta,|independiente/,
    'si [trabajas|trabajás|trabaja] por [tu|tu|su] cuenta, sirven las declaraciones de impuestos o los movimientos de seis meses',
  ],
  [
    'query.requirements',
    /minimo|antiguedad/,
    'pedimos seis meses de antigüedad laboral e ingresos demostrables; el monto depende del producto: andara.example/requisitos',
  ],
  ['query.fees', /dolar|cambio/, 'el tipo de cambio se actualiza cada 15 minutos en la app, en Cambio de moneda, y es mejor que en ventanilla'],
  ['query.fees', /reposicion/, 'la primera reposición del año no tiene costo; las siguientes, <fee>'],
  ['query.fees', /antes de tiempo|penalidad|pago el|cancelo el/, 'no hay penalidad por pagar antes y los intereses se recalculan a la fecha'],
  [
    'query.fees',
    /mantenimiento|manejo/,
    '<upkeep> no se cobra si [recibes|recibís|recibe] ahí [tu|tu|su] <payday> o [usas|usás|usa] la tarjeta una vez al mes',
  ],
  ['query.fees', /anualidad|membresia/, 'la <card> no paga anualidad si se usa seis veces al año; si no, son <fee>'],
  [
    'query.fees',
    /interes|tcea|cat|tasa|cft|tae/,
    'depende del plazo y del perfil: el simulador de andara.example/simulador da la cifra exacta con todos los costos',
  ],
  [
    'query.fees',
    /retiro|sacar|cajero/,
    'en cajeros Andara es gratis y sin límite; en otros bancos hay tres retiros sin costo al mes y después <fee>',
  ],
  ['query.fees', /interbancaria|spei|transferencia|otro banco/, 'desde la app no tiene costo; en ventanilla son <fee>'],
  [
    'incident.atm',
    /mi tarjeta|trago|quedo con/,
    'la tarjeta retenida en <branch> quedó anulada por seguridad y la nueva llega en 3 a 5 días hábiles, sin costo',
  ],
  [
    'incident.atm',
    /servicio|disponible|billetes|efectivo|flojo|manipulado|lector|guita/,
    'el equipo técnico ya pasó por <branch> y el cajero está operativo. Gracias por avisar',
  ],
  [
    'incident.transfer',
    /equivoqu/,
    'pedimos la devolución al banco de destino con el caso <case>. Tiene 72 horas para responder y [te|te|le] avisamos por aquí',
  ],
  [
    'incident.transfer',
    /registrar/,
    'el registro de destinatarios ya funciona. Si vuelve a salir <error>, [respóndenos|respondenos|respóndanos] por aquí',
  ],
  ['incident.transfer', /desde otro banco/, 'los <amount> llegaron esta mañana y ya figuran en [tu|tu|su] cuenta'],
  [
    'incident.app',
    /facial|huella/,
    'reiniciamos la biometría de [tu|tu|su] usuario. [Entra|Entrá|Entre] con clave una vez y [vuelve|volvé|vuelva] a activarla',
  ],
  ['incident.app', /no es mia/, 'esa tarjeta era una adicional antigua y ya la quitamos de la vista. No hubo ningún consumo'],
  [
    'incident.app',
    /celular nuevo|vincular|cambie de/,
    'liberamos el equipo anterior: ya [puedes|podés|puede] vincular el nuevo con <theDocument> a mano',
  ],
  [
    'request.card_block',
    /por internet/,
    'las compras por internet quedaron desactivadas; [puedes|podés|puede] reactivarlas en la app cuando [quieras|quieras|quiera]',
  ],
  [
    'complaint.charge',
    /comision|mantenimiento|manejo|seguro|membresia|anualidad|regalito|ladron|caradura/,
    'quitamos el cargo y desactivamos lo que lo generaba. [Lo verás|Lo vas a ver|Lo verá] en el próximo <statement>',
  ],
  ['detail', /demora|tarda|tiempo/, 'suele tardar entre 24 y 48 horas y [te|te|le] llega un aviso cuando esté'],
  ['detail', /costo|pagar/, 'no tiene ningún costo'],
  ['detail', /app/, 'sí, se puede desde la app, en el menú Solicitudes'],
  ['detail', /avis|correo|comprobante|llamar/, 'no hace falta llamar: [te|te|le] llega un correo con la constancia y el número <case>'],
  ['detail', /atienden eso|se puede en/, 'sí, en <branch> también lo atienden, en plataforma y sin turno'],
  ['detail', /otra persona/, 'sí, puede ir otra persona con una carta simple y copia de [tu|tu|su] documento'],
  ['detail', /llevar/, 'sí, solo con <theDocument> vigente'],
]
