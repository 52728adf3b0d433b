import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { openParser } from './parse-events.ts'
import { lanesWithWork, readPending } from './read-pending.ts'

test('events of a lane are read in the order they came, when their numbers gain a digit', async () => {
  const { platform, db } = await testApp()
  const parser = openParser()
  onTestFinished(() => parser.close())
  await sql`with a as (insert into accounts (id, channel, provider_id, handle, name) values (gen_random_uuid(), 'x', '1', 'banco', 'Banco') returning id)
    insert into raw_events (account_id, lane, key, via, body) select a.id, 0, n::text, 'webhook', '{}' from a, generate_series(1, 120) n`.execute(db)
  const [lane] = await lanesWithWork(platform)
  const batch = await readPending(platform, parser, lane!, 105)
  const ids = batch!.events.map((event) => Number(event.id))
  expect(ids).toEqual(Array.from({ length: 105 }, (_, index) => ids[0]! + index))
})

test('no more is read at once than is good for the memory, and one event always is', async () => {
  const { platform, db } = await testApp()
  const parser = openParser()
  onTestFinished(() => parser.close())
  await sql`with a as (insert into accounts (id, channel, provider_id, handle, name) values (gen_random_uuid(), 'x', '1', 'banco', 'Banco') returning id)
    insert into raw_events (account_id, lane, key, via, body) select a.id, 0, n::text, 'webhook', '{"data":"' || repeat('a', mb * 1000000) || '"}'
    from a, (values (1, 7), (2, 7), (3, 7), (4, 17), (5, 1)) as sized (n, mb) order by n`.execute(db)
  const sizes: number[] = []
  let [lane] = await lanesWithWork(platform)
  while (lane) {
    const { events } = (await readPending(platform, parser, lane, 100))!
    sizes.push(events.length)
    await sql`update raw_events set state = 'done' where id = any(${events.map(({ id }) => id)}::bigint[])`.execute(db)
    lane = (await lanesWithWork(platform))[0]
  }
  expect(sizes).toEqual([2, 1, 1, 1])
})
