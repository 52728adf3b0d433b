import { expect, test } from 'vitest'
import { guessMapping } from './guess-mapping.ts'

test.each([
  [
    ['customer_id', 'fullName', 'E-mail', 'Mobile Phone', 'Tier'],
    ['number', 'name', 'email', 'phone', 'tier'],
  ],
  [
    ['CÓDIGO DO CLIENTE', 'Nome completo', 'Telefone', 'CPF', 'Idioma'],
    ['number', 'name', 'phone', 'document', 'language'],
  ],
  [
    ['Nº de Cliente', 'Cliente', 'DNI', 'Cuenta X', 'ID externo'],
    ['number', 'name', 'document', 'x', 'externalId'],
  ],
  [
    ['id', 'numero', 'nombre', 'Nombre completo', '#5'],
    ['data.id', 'number', 'data.nombre', 'name', ''],
  ],
])('the columns %j are understood as %j', (columns, meanings) => expect(Object.values(guessMapping(columns))).toEqual(meanings))
