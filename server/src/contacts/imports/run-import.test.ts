import * as contract from '@atalaya/shared/contract/contacts.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { inTransaction } from '../../platform/db.ts'
import { someoneOnX, uploaded } from '../contacts.fixture.ts'
import { keepCustomers } from '../directory/keep-customers.ts'

const FILE = [
  'Nro. Cliente;Nombre completo;Correo electrónico;Celular;Segmento;Usuario X;Producto;Producto;',
  'A-1;Ana Núñez;ana@example.com;999 888 777;Oro;@Ana;Cuenta;Tarjeta',
  'A-2;Beto;esto no es;;Plata;;;',
  ';Sin número;;;;;;',
  'A-1;Ana otra vez;;;;;;',
  'A-3;"Caro ""C""; Ruiz";ANA@example.com;+51 999 888 777;;;;',
].join('\r\n')

test('a spreadsheet comes in as it is: its columns are guessed, what is wrong is told by row, and nothing good is dropped', async () => {
  const app = await testApp()
  await app.db
    .insertInto('workspace')
    .values({ name: 'Banco', time_zone: 'America/Lima' })
    .onConflict((c) => c.doNothing())
    .execute()
  const administrator = await signedIn(app, 'administrator')
  const ana = await someoneOnX(app, { name: 'Ana', handle: 'ana' })
  const fileId = await uploaded(app, administrator.person.personId, Buffer.from(FILE, 'latin1'))

  const preview = await administrator.call(contract.previewImport, { fileId })
  expect(preview.mapping).toEqual({
    'Nro. Cliente': 'number',
    'Nombre completo': 'name',
    'Correo electrónico': 'email',
    Celular: 'phone',
    Segmento: 'tier',
    'Usuario X': 'x',
    Producto: 'data.Producto',
    'Producto (2)': 'data.Producto (2)',
    '#9': '',
  })
  expect(preview.sample[4]).toMatchObject({ 'Nombre completo': 'Caro "C"; Ruiz' })
  expect(preview.import).toMatchObject({ state: 'previewed', rows: 5, refused: 2, created: 0 })
  expect(preview.import.errors.map(({ row, field }) => `${row} ${field}`)).toEqual(['3 email', '4 number', '5 number'])
  expect(await app.db.selectFrom('customers').select('id').execute()).toEqual([])

  const { importId } = preview.import
  expect(await administrator.call(contract.runImport, { importId })).toMatchObject({ state: 'running', rows: 5, refused: 0 })
  await app.settle()
  const done = await administrator.call(contract.readImport, { importId })
  expect(done).toMatchObject({ state: 'done', rows: 5, created: 3, updated: 0, refused: 2 })
  expect(done.errors.map(({ row, field }) => `${row} ${field}`)).toEqual(['3 email', '4 number', '5 number', '6 email', '6 phone'])
  expect(await administrator.call(contract.readContact, { contactId: ana })).toMatchObject({
    customer: { number: 'A-1', name: 'Ana Núñez', tier: 'Oro', data: { Producto: 'Cuenta', 'Producto (2)': 'Tarjeta' } },
  })
  expect(await administrator.call(contract.runImport, { importId })).toMatchObject({ state: 'done' })
})

test('columns called as things that every object has are columns like any others', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const file = Buffer.from('constructor,toString,__proto__,numero,nombre\na,b,c,1,Ana\n')
  const fileId = await uploaded(app, administrator.person.personId, file)
  const mapping = { numero: 'number', nombre: 'name' }
  const preview = await administrator.call(contract.previewImport, { fileId, mapping })
  expect(preview.mapping).toMatchObject({ constructor: '', toString: '', ...mapping })
  await administrator.call(contract.runImport, { importId: preview.import.importId })
  await app.settle()
  expect(await administrator.call(contract.readImport, { importId: preview.import.importId })).toMatchObject({
    state: 'done',
    created: 1,
    refused: 0,
  })
})

test('an import that was cut short goes on where it stopped and counts no row twice', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const lines = Array.from({ length: 2500 }, (_, at) => `N${at},Cliente ${at}`)
  const fileId = await uploaded(app, administrator.person.personId, ['number,name', ...lines].join('\n'))
  const { import: previewed } = await administrator.call(contract.previewImport, { fileId })
  const behind = Array.from({ length: 1000 }, (_, at) => ({ number: `N${at}`, name: `Cliente ${at}` }))
  await inTransaction(app.db, (tx) => keepCustomers(tx, behind, previewed.importId))
  await administrator.call(contract.runImport, { importId: previewed.importId })
  await app.db.updateTable('customer_imports').set({ created: 0, updated: 1000 }).where('id', '=', previewed.importId).execute()
  await app.settle()
  expect(await administrator.call(contract.readImport, { importId: previewed.importId })).toMatchObject({
    state: 'done',
    rows: 2500,
    created: 1500,
    updated: 1000,
    refused: 0,
  })
  const told = await app.db.selectFrom('facts').select('data').where('type', '=', 'customers.imported').orderBy('seq', 'desc').executeTakeFirst()
  expect(told?.data).toEqual({ importId: previewed.importId, created: 1500, updated: 1000, refused: 0 })
})

test('a file of somebody else, one that is no CSV, and a mapping that does not do are refused', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const other = await signedIn(app, 'administrator')
  const foreign = await uploaded(app, other.person.personId, FILE)
  expect(await administrator.ask(contract.previewImport, { fileId: foreign })).toMatchObject({ code: 'file/unknown' })
  const sheet = await uploaded(app, administrator.person.personId, Buffer.from('PK\u0003\u0004xlsx'))
  expect(await administrator.ask(contract.previewImport, { fileId: sheet })).toMatchObject({ code: 'import/not-csv' })
  const empty = await uploaded(app, administrator.person.personId, '')
  expect(await administrator.ask(contract.previewImport, { fileId: empty })).toMatchObject({ code: 'import/empty' })

  const fileId = await uploaded(app, administrator.person.personId, '\uFEFFa\tb\n1\tuno\n')
  const doubled = { a: 'name', b: 'name' } as const
  expect(await administrator.ask(contract.previewImport, { fileId, mapping: doubled })).toMatchObject({ code: 'import/mapping-doubled' })
  const unnamed = await administrator.call(contract.previewImport, { fileId, mapping: { a: 'number' } })
  expect(unnamed.columns).toEqual(['a', 'b'])
  const { importId } = unnamed.import
  expect(await administrator.ask(contract.runImport, { importId })).toMatchObject({ code: 'import/mapping-incomplete' })
  const whole = await administrator.call(contract.previewImport, { fileId, mapping: { a: 'number', b: 'name' } })
  expect(whole.import).toMatchObject({ importId, rows: 1, refused: 0 })
  expect(await (await signedIn(app, 'agent')).ask(contract.runImport, { importId })).toMatchObject({ status: 403 })
})
