import { expect, test } from 'vitest'
import { addresseesOf, eventKeyOf, splitEnvelope } from './split-envelope.ts'

const whole = (entry: object[], object = 'page') => JSON.stringify({ object, entry })
const change = (value: object, field = 'feed') => ({ field, value })

test('several assets, changes, messages and those of another app come apart in their order', () => {
  const body = whole([
    { id: '1', time: 1700000000, changes: [change({ item: 'comment' }), change({}, 'mention')] },
    { id: 2, time: 1700000000123, messaging: [{ message: { mid: 'm' } }], standby: [{ message: { mid: 's' } }] },
  ])
  expect(splitEnvelope(body).parts).toMatchObject([
    { entryId: '1', kind: 'change', field: 'feed', at: new Date(1700000000000) },
    { entryId: '1', kind: 'change', field: 'mention' },
    { entryId: '2', kind: 'messaging', standby: false, at: new Date(1700000000123) },
    { entryId: '2', kind: 'messaging', standby: true },
  ])
})

test('an id of any size keeps its digits, as text and as a number', () => {
  const body = '{"object":"page","entry":[{"id":17841405793187218111,"time":1,"changes":[{"field":"feed","value":{"post_id":90071992547409931}}]}]}'
  expect(splitEnvelope(body).parts[0]).toMatchObject({ entryId: '17841405793187218111', value: { post_id: '90071992547409931' } })
})

test('a change that stands in the entry itself is a change', () => {
  const body = whole([{ id: '5', time: 1, field: 'comments', value: { id: '9' } }], 'instagram')
  expect(splitEnvelope(body)).toMatchObject({ object: 'instagram', parts: [{ kind: 'change', field: 'comments', value: { id: '9' } }] })
})

test('whom a body is for: assets, and telephone numbers within business accounts', () => {
  const number = { messaging_product: 'whatsapp', metadata: { phone_number_id: '77' } }
  expect(addresseesOf(whole([{ id: '1', changes: [change(number, 'messages')] }, { id: '2', messaging: [{}] }, { id: '1' }]))).toEqual([
    '77',
    '2',
    '1',
  ])
  expect(addresseesOf('no json')).toEqual([])
})

test('what is sent again has its key again, and what happens again has a new one', () => {
  const at = (time: number, value: object) => eventKeyOf(whole([{ id: '1', time, changes: [change(value)] }]))
  const added = { item: 'comment', verb: 'add', comment_id: '1_2' }
  expect(at(100, added)).toBe(at(200, added))
  expect(at(100, added)).not.toBe(at(100, { ...added, comment_id: '1_3' }))
  const hidden = { item: 'comment', verb: 'hide', comment_id: '1_2' }
  expect(at(100, hidden)).toBe(at(100, hidden))
  expect(at(100, hidden)).not.toBe(at(200, hidden))
  expect(eventKeyOf('a')).not.toBe(eventKeyOf('b'))
})

test('an entry of a shape nobody knows is told, not lost', () => {
  expect(splitEnvelope(whole([{ id: '1', time: 1, calls: [] }])).parts).toMatchObject([{ kind: 'unknown', what: 'entry of calls,id,time' }])
  expect(splitEnvelope('[]').parts).toEqual([])
})
