import type { Import } from '@atalaya/shared/contract/contacts.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import type { Schema } from '../../platform/db-types.gen.ts'
import type { Fault } from './read-record.ts'

const WORDS: Record<Caller['locale'], Record<Fault['code'], string>> = {
  es: {
    missing: 'Falta este dato y sin él la fila no entra.',
    'too-long': 'Es demasiado largo.',
    'not-an-email': 'No es una dirección de correo.',
    repeated: 'Este número ya salió en una fila anterior.',
    taken: 'Ya es de otro cliente, que lo conserva.',
  },
  en: {
    missing: 'This is missing, and the row cannot come in without it.',
    'too-long': 'It is too long.',
    'not-an-email': 'It is not an e-mail address.',
    repeated: 'This number was in an earlier row.',
    taken: 'Another customer has it already and keeps it.',
  },
  pt: {
    missing: 'Falta este dado e sem ele a linha não entra.',
    'too-long': 'É longo demais.',
    'not-an-email': 'Não é um endereço de e-mail.',
    repeated: 'Este número já apareceu em uma linha anterior.',
    taken: 'Já é de outro cliente, que o mantém.',
  },
}

/** An import as the caller reads it, the faults in their language. */
export function shapeImport(row: Selectable<Schema['customer_imports']>, { locale }: Pick<Caller, 'locale'>): z.infer<typeof Import> {
  return {
    importId: row.id,
    fileName: row.file_name,
    state: row.state as z.infer<typeof Import>['state'],
    rows: row.rows,
    created: row.created,
    updated: row.updated,
    refused: row.refused,
    errors: (row.errors as Fault[]).map((fault) => ({ row: fault.row, field: fault.field, message: WORDS[locale][fault.code] })),
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}
