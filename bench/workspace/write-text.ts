import type { Random } from '../../tools/seed/random.ts'

const SPOKEN = `de que la el no y en a me mi es por con un se lo los una para ya del si las le su al como pero muy más cuando desde hay esto sin
hace todo bien así porque nada hoy ahora favor hola gracias tarjeta cuenta banco pago ayuda app transferencia crédito dinero días problema
saldo cobro débito número espera atención correo contraseña teléfono cajero depósito préstamo oficina código reclamo mensaje respuesta hipoteca
seguro comisión fecha límite cliente servicio llamada error bloqueada contrato cuota interés retiro operación sucursal nómina efectivo compra
devolución cargo cancelar activar renovar actualizar dirección documento titular sesión aplicación pantalla demora fraude estafa urgente gestión
información solución asesor horario turno consulta extracto factura recibo domiciliación beneficiario inversión ahorro puntos millas promoción`.split(
  /\s+/,
)
const STARTS = ['ca', 'me', 'tri', 'lo', 'pa', 'so', 'den', 'gra', 'vi', 'ñu', 'bor', 'che', 'fa', 'qui', 'ju', 'ro', 'ten', 'zar', 'lle', 'hi']
const MIDDLES = ['ra', 'li', 'no', 'te', 'má', 'ci', 'du', 'ver', 'con', 'sta', 'pre', 'gi', 'lú', 'bo', 'ner', 'sa', 'ti', 'rru', 'me', 'ño']
const ENDS = ['ción', 'do', 'mente', 'ra', 'to', 'les', 'mos', 'dad', 'ista', 'rio', 'zo', 'nes', 'ble', 'ín', 'ta', 'jo', 'lla', 'ques', 'ría', 'z']
/** Every word that is ever written, the most frequent first. */
export const VOCABULARY: readonly string[] = [
  ...SPOKEN,
  ...STARTS.flatMap((start) => MIDDLES.flatMap((middle) => ENDS.map((end) => `${start}${middle}${end}`))),
]

/** Words to search for: how often each is written follows from its place. */
export const SEARCHED = { common: 'tarjeta', middling: VOCABULARY[600]!, rare: VOCABULARY[7000]! }

const LOG_SIZE = Math.log(VOCABULARY.length)
const LEAST_WORDS = 3
const MEAN_WORDS = 14
const MOST_WORDS = 80

/** A message with words as frequent as in a language: the tenth is written a tenth as often as the first (Zipf). */
export function writeText(random: Random): string {
  const count = Math.min(MOST_WORDS, LEAST_WORDS + Math.floor(-Math.log(1 - random.next()) * (MEAN_WORDS - LEAST_WORDS)))
  const words = Array.from({ length: count }, () => VOCABULARY[Math.floor(Math.exp(random.next() * LOG_SIZE)) - 1]!)
  return words.join(' ')
}
