import type { ImportField } from '@atalaya/shared/contract/contacts.ts'
import type { z } from 'zod'

type Field = z.infer<typeof ImportField>

/** What directories call their columns, in Spanish, English and Portuguese, without accents; the surest first. */
const NAMES: Record<Field, string> = {
  number:
    'numero de cliente|numero cliente|nro cliente|nro de cliente|n cliente|no cliente|no de cliente|num cliente|codigo de cliente|codigo cliente|cod cliente|id cliente|cliente id|id de cliente|customer number|customer no|customer id|customer code|client number|client id|account number|codigo do cliente|numero do cliente|id do cliente|numero|codigo|number|customer|id',
  name: 'nombre completo|nombre y apellidos|nombres y apellidos|apellidos y nombres|razon social|nombre cliente|nombre del cliente|full name|customer name|client name|nome completo|nome do cliente|nombre|nombres|name|nome|cliente',
  tier: 'segmento|categoria|nivel|tipo de cliente|tier|segment|level|category',
  email: 'correo electronico|correo|e mail|email|mail|email address|endereco de email',
  phone: 'telefono movil|telefono celular|telefono|celular|movil|phone number|mobile phone|mobile|phone|cell|telefone|telemovel|whatsapp',
  document:
    'documento de identidad|numero de documento|nro documento|documento|dni|rut|run|ruc|cedula|curp|rfc|nif|nie|cuit|cuil|cpf|cnpj|document|document number|national id|passport|pasaporte',
  language: 'idioma|lengua|language|lang|lingua|locale',
  x: 'x|usuario x|usuario de x|cuenta x|cuenta de x|x handle|x user|x username|twitter|usuario twitter|usuario de twitter|twitter handle|twitter user|handle',
  externalId: 'id externo|external id|externalid|crm id|id crm|id del crm|id web|web id|user id',
}
const FIELDS = Object.keys(NAMES) as Field[]
const DATA_NAME = 50

/**
 * What each column most likely means: a field of the directory, each at most once, or a datum of its own under the column's name. One
 * without a name goes nowhere.
 */
export function guessMapping(columns: readonly string[]): Record<string, string> {
  const plain = columns.map(plainName)
  const mapping = new Map<string, string>()
  for (const field of FIELDS) {
    for (const name of NAMES[field].split('|')) {
      const column = columns[plain.indexOf(name)]
      if (column === undefined || mapping.has(column)) continue
      mapping.set(column, field)
      break
    }
  }
  return Object.fromEntries(
    columns.map((column, at) => [column, mapping.get(column) ?? (column === `#${at + 1}` ? '' : `data.${column.slice(0, DATA_NAME)}`)]),
  )
}

function plainName(column: string): string {
  return column
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
