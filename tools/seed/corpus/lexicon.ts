import type { Country, Language } from '../places.ts'
import { places } from '../places.ts'
import type { Random } from '../random.ts'
import type { Words } from './spin.ts'

/** Words that differ from country to country, in the order of `slots`. */
const slots = [
  'plata',
  'celular',
  'agencia',
  'statement',
  'upkeep',
  'loan',
  'payday',
  'code',
  'transfer',
  'destination',
  'document',
  'regulator',
  'morning',
  'instalments',
  'car',
  'flat',
  'rate',
  'bill',
  'receipt',
  'queue',
  'book',
  'gas',
  'theCode',
  'theDocument',
] as const
const spanish: Record<'PE' | 'MX' | 'CO' | 'AR' | 'ES', readonly string[]> = {
  PE: 'plata|celular|agencia|estado de cuenta|el mantenimiento|préstamo personal|sueldo|token digital|transferencia|CCI|DNI|Indecopi|en la mañana|en cuotas|carro|depa|TCEA|recibo de luz|voucher|cola|el libro de reclamaciones|el grifo|el token digital|el DNI'.split(
    '|',
  ),
  MX: 'dinero|celular|sucursal|estado de cuenta|la comisión por manejo de cuenta|crédito personal|nómina|token|transferencia SPEI|CLABE|INE|la Condusef|en la mañana|a meses|coche|departamento|CAT|recibo de luz|ticket|fila|el formato de quejas|la gasolinera|el token|la INE'.split(
    '|',
  ),
  CO: 'plata|celular|oficina|extracto|la cuota de manejo|crédito de libre inversión|nómina|clave dinámica|transferencia|número de cuenta|cédula|la Superfinanciera|por la mañana|a cuotas|carro|apartamento|tasa efectiva|recibo de la luz|recibo|fila|el libro de quejas|la bomba de gasolina|la clave dinámica|la cédula'.split(
    '|',
  ),
  AR: 'plata|celu|sucursal|resumen|el mantenimiento|préstamo personal|sueldo|token|transferencia|CBU|DNI|Defensa del Consumidor|a la mañana|en cuotas|auto|depto|CFT|boleta de luz|ticket|fila|el libro de quejas|la estación de servicio|el token|el DNI'.split(
    '|',
  ),
  ES: 'dinero|móvil|oficina|extracto|la comisión de mantenimiento|préstamo personal|nómina|código de firma|transferencia|IBAN|DNI|Consumo|por la mañana|a plazos|coche|piso|TAE|recibo de la luz|resguardo|cola|la hoja de reclamaciones|la gasolinera|el código de firma|el DNI'.split(
    '|',
  ),
}
const portuguese =
  'dinheiro|celular|agência|extrato|a tarifa de manutenção|empréstimo pessoal|salário|token|Pix|chave Pix|CPF|o Procon|de manhã|parcelado|carro|apartamento|CET|conta de luz|comprovante|fila|o livro de reclamações|o posto|o token|o CPF'.split(
    '|',
  )
const english =
  'money|phone|branch|statement|the maintenance fee|personal loan|salary|one-time code|transfer|account number|ID|the regulator|in the morning|in instalments|car|apartment|APR|utility bill|receipt|line|the complaints book|the gas station|the one-time code|the ID'.split(
    '|',
  )

const merchants =
  'Tiendas Mirasol|Farmacia del Parque|Súper Bonanza|StreamLuna|Viajes Cóndor Azul|Zapatería Lumbre|Electro Quasar|Gimnasio Vértigo|Pizzería Don Remo|Hotel Las Garzas'.split(
    '|',
  )
const times: Record<Language, readonly string[]> = {
  es: 'ayer|anoche|el lunes|el martes|el miércoles|el jueves|el viernes|el sábado|hace dos días|hace tres días|la semana pasada|antier|anteayer'.split(
    '|',
  ),
  pt: 'ontem|anteontem|na segunda|na terça|na quarta|na quinta|na sexta|no sábado|semana passada|ontem à noite'.split('|'),
  en: 'yesterday|last night|on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|two days ago|last week|on Saturday'.split('|'),
}
const spans: Record<Language, readonly string[]> = {
  es: 'ayer|el lunes|el martes|el jueves|el viernes|hace dos días|hace tres días|la semana pasada|anoche|hace una semana'.split('|'),
  pt: 'ontem|segunda|terça|quinta|sexta|a semana passada|ontem à noite'.split('|'),
  en: 'yesterday|Monday|Tuesday|Thursday|last Friday|last week|last night'.split('|'),
}
const lengths: Record<Language, readonly string[]> = {
  es: 'tres días|cuatro días|ocho días|dos semanas|5 días|10 días|quince días|veinte días'.split('|'),
  pt: 'três dias|quatro dias|oito dias|duas semanas|10 dias|vinte dias'.split('|'),
  en: 'three days|four days|a week|two weeks|10 days|almost a month'.split('|'),
}

const days: Record<Language, readonly string[]> = {
  es: 'ayer|el lunes|el martes|el miércoles|el jueves|el viernes|el viernes pasado|el lunes pasado'.split('|'),
  pt: 'ontem|na segunda|na terça|na quarta|na quinta|na sexta'.split('|'),
  en: 'yesterday|on Monday|on Tuesday|on Wednesday|on Thursday|on Friday'.split('|'),
}

const scales: Record<Country, { step: number; write: (amount: number, random: Random) => string }> = {
  PE: { step: 10, write: (n, r) => r.pick([`S/ ${n}`, `S/${n}.${r.pick(['00', '50', '90'])}`, `${n} soles`, `s/ ${n}`]) },
  MX: { step: 50, write: (n, r) => r.pick([`$${n.toLocaleString('en-US')}`, `${n.toLocaleString('en-US')} pesos`, `$${n}`, `${n} pesos`]) },
  CO: {
    step: 10000,
    write: (n, r) =>
      r.pick([
        `$${n.toLocaleString('de-DE')}`,
        n < 1000000 ? `${n / 1000} mil pesos` : `$${n.toLocaleString('de-DE')}`,
        `${n.toLocaleString('de-DE')} pesos`,
      ]),
  },
  AR: {
    step: 5000,
    write: (n, r) =>
      r.pick([
        `$${n.toLocaleString('de-DE')}`,
        `${n.toLocaleString('de-DE')} pesos`,
        n < 1000000 ? `${n / 1000} lucas` : `$${n.toLocaleString('de-DE')}`,
      ]),
  },
  ES: { step: 5, write: (n, r) => r.pick([`${n} €`, `${n} euros`, `${n},${r.pick(['50', '90', '95'])} €`, `${n}€`]) },
  BR: { step: 10, write: (n, r) => r.pick([`R$ ${n}`, `R$ ${n},${r.pick(['00', '90', '50'])}`, `${n} reais`]) },
  US: { step: 10, write: (n) => `$${n}` },
}

/** Chooses one word for every slot a template may use, fit for the country and the language. */
export function bindWords(country: Country, language: Language, random: Random): Words {
  const region = language === 'pt' ? portuguese : language === 'en' ? english : spanish[country === 'BR' || country === 'US' ? 'PE' : country]
  const { step, write } = scales[country]
  const branch = random.pick(places[country].branches)
  const card =
    language === 'en'
      ? ['Andara Gold', 'Andara Classic', 'Andara Platinum']
      : language === 'pt'
        ? ['Andara Ouro', 'Andara Clássica', 'Andara Platina']
        : ['Andara Oro', 'Andara Clásica', 'Andara Platino']
  return {
    ...Object.fromEntries(slots.map((slot, at) => [slot, region[at]!])),
    branch,
    city: random.pick(places[country].cities),
    day: random.pick(days[language]),
    card: random.pick(card),
    account: random.pick(
      language === 'es'
        ? ['Cuenta Clara', 'Cuenta Sueldo', 'Cuenta Joven']
        : language === 'pt'
          ? ['Conta Clara', 'Conta Jovem']
          : ['Clara account', 'Youth account'],
    ),
    merchant: random.pick(merchants),
    when: pastTime(random, country, language),
    since: random.pick(spans[language]),
    days: random.pick(lengths[language]),
    amount: write(random.int(6, 70) * step, random),
    fee: write(random.int(1, 4) * step, random),
    big: write(random.int(150, 900) * step, random),
    last4: String(random.int(1000, 9999)),
    digits: String(random.int(100000, 999999)),
    version: `${random.int(6, 8)}.${random.int(0, 9)}.${random.int(0, 4)}`,
    error: `${random.pick(['E', 'ERR', 'AND'])}-${random.int(100, 999)}`,
    mins: String(random.int(3, 18) * 5),
    few: String(random.int(2, 6)),
    hour: `${random.int(8, 12)}:${random.pick(['00', '15', '30', '40', '50'])}`,
    case: String(random.int(104000, 987000)),
  }
}

function pastTime(random: Random, country: Country, language: Language): string {
  const local = country === 'MX' ? 'anteayer' : 'antier'
  return random.pick(times[language].filter((time) => time !== (country === 'CO' ? '' : local)))
}
