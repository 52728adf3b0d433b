import * as contract from '@atalaya/shared/contract/contacts.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { testApp } from '../../test/test-app.ts'
import { newId } from '../platform/ids.ts'
import { someoneOnX } from './contacts.fixture.ts'

test('captured data is kept, fields only as they were defined, and saying the same again is no change', async () => {
  const app = await testApp()
  const agent = await signedIn(app, 'agent')
  const contactId = await someoneOnX(app, { name: 'Lucía Ñahui', handle: 'lucia_n' })
  await app.db
    .insertInto('field_definitions')
    .values({ id: newId(), subject: 'contact', key: 'agency', names: '{}', kind: 'choice', options: '["Lima","Cusco"]' })
    .execute()

  const changed = await agent.call(contract.changeContact, { contactId, vip: true, email: 'lucia@example.com', fields: { agency: 'Cusco' } })
  expect(changed).toMatchObject({ kind: 'lead', vip: true, email: 'lucia@example.com', fields: { agency: 'Cusco' }, may: ['edit', 'link'] })
  await agent.call(contract.changeContact, { contactId, vip: true, fields: { agency: 'Cusco' } })
  expect(await facts(app, 'contact.changed')).toHaveLength(1)

  expect(await agent.ask(contract.changeContact, { contactId, fields: { agency: 'Quito' } })).toMatchObject({ code: 'field/bad-value' })
  expect(await agent.ask(contract.changeContact, { contactId, fields: { other: 1 } })).toMatchObject({ code: 'field/unknown' })
  expect(await agent.call(contract.changeContact, { contactId, fields: { agency: null } })).toMatchObject({ fields: {} })
  expect(await agent.ask(contract.readContact, { contactId: newId() })).toMatchObject({ status: 404, code: 'contact/unknown' })
})

test('a contact is linked to a customer by number, whatever its capitals, and unlinked again', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const contactId = await someoneOnX(app, { name: 'Iván', handle: 'ivan' })
  await administrator.call(contract.saveCustomer, { number: 'AND-7', name: 'Iván Paz', tier: 'gold' })

  expect(await administrator.ask(contract.linkCustomer, { contactId, number: 'AND-8' })).toMatchObject({ code: 'customer/unknown' })
  const linked = await administrator.call(contract.linkCustomer, { contactId, number: 'and-7' })
  expect(linked).toMatchObject({ kind: 'customer', customer: { number: 'AND-7', tier: 'gold' } })
  expect(await administrator.call(contract.linkCustomer, { contactId, number: null })).toMatchObject({ kind: 'lead', customer: null })
  expect(await facts(app, 'contact.recognised')).toEqual([{ contactId, customerId: linked.customer?.customerId }])
})

test('who is added to the directory after having written is recognised by the handle, and never against a person’s word', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const ana = await someoneOnX(app, { name: 'Ana', handle: 'Ana_Ruiz' })
  const customer = { number: '1', name: 'Ana Ruiz', x: '@ana_ruiz', email: 'ana@example.com' }
  await administrator.call(contract.saveCustomer, customer)
  expect(await administrator.call(contract.readContact, { contactId: ana })).toMatchObject({ kind: 'customer', customer: { number: '1' } })

  await administrator.call(contract.linkCustomer, { contactId: ana, number: null })
  await administrator.call(contract.saveCustomer, { ...customer, tier: 'gold' })
  expect(await administrator.call(contract.readContact, { contactId: ana })).toMatchObject({ kind: 'lead' })
})

test('a key belongs to the customer who had it first; what is not given stays, and null empties', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  await administrator.call(contract.saveCustomer, {
    number: '1',
    name: 'Ana',
    x: 'ana',
    email: 'ana@example.com',
    data: { city: 'Lima', since: 2001 },
  })
  const refused = await administrator.ask(contract.saveCustomer, { number: '2', name: 'Otra', x: '@ANA' })
  expect(refused).toMatchObject({ status: 409, code: 'customer/key-taken' })
  expect((await administrator.call(contract.listCustomers, {})).rows.map(({ number }) => number)).toEqual(['1'])

  const again = await administrator.call(contract.saveCustomer, { number: '1', name: 'Ana R.', email: null, data: { since: null } })
  expect(again).toMatchObject({ name: 'Ana R.', email: null, data: { city: 'Lima' } })
  const keys = await app.db.selectFrom('customer_keys').select(['kind', 'value']).orderBy('kind').execute()
  expect(keys).toEqual([
    { kind: 'number', value: '1' },
    { kind: 'x', value: 'ana' },
  ])
})

test('contacts are found by parts of names, handles, numbers and addresses in any order, without accents, page by page', async () => {
  const app = await testApp()
  const administrator = await signedIn(app, 'administrator')
  const lucia = await someoneOnX(app, { name: 'Lucía Ñahui', handle: 'lu_na' })
  const inaki = await someoneOnX(app, { name: 'Iñaki Ruiz', handle: 'inaki' })
  const jo = await someoneOnX(app, { name: 'Jo 100% Real', handle: 'jo' })
  await administrator.call(contract.changeContact, { contactId: jo, email: 'jo@correo.example' })
  await administrator.call(contract.saveCustomer, { number: 'AND-000123', name: 'Lucía N.', x: 'lu_na' })

  const find = async (words: string, kind?: 'lead' | 'customer') =>
    (await administrator.call(contract.listContacts, { words, ...(kind && { kind }) })).rows.map(({ contactId }) => contactId)
  expect(await find('nahui lucia')).toEqual([lucia])
  expect(await find('@INAKI')).toEqual([inaki])
  expect(await find('000123')).toEqual([lucia])
  expect(await find('correo.ex')).toEqual([jo])
  expect(await find('00%')).toEqual([jo])
  expect(await find('j')).toEqual([jo])
  expect(await find('u')).toEqual([])
  expect(await find('iñaki', 'customer')).toEqual([])
  expect(await find('iñaki', 'lead')).toEqual([inaki])

  const first = await administrator.call(contract.listContacts, { limit: 2 })
  expect(first.rows.map(({ contactId }) => contactId)).toEqual([jo, inaki])
  const second = await administrator.call(contract.listContacts, { limit: 2, cursor: first.nextCursor ?? '' })
  expect(second).toMatchObject({ rows: [{ contactId: lucia, customerNumber: 'AND-000123', channels: ['x'], handle: 'lu_na' }], nextCursor: null })
  expect(await administrator.ask(contract.listContacts, { cursor: 'nonsense' })).toMatchObject({ code: 'request/bad-cursor' })
})

async function facts({ db }: Awaited<ReturnType<typeof testApp>>, type: string): Promise<unknown[]> {
  return (await db.selectFrom('facts').select('data').where('type', '=', type).orderBy('seq').execute()).map(({ data }) => data)
}
