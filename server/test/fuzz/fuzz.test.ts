import { sendVisitorMessage } from '@atalaya/shared/contract/widget.ts'
import { expect, test } from 'vitest'
import { makeRandom } from '../../../tools/seed/random.ts'
import { newId } from '../../src/platform/ids.ts'
import { chatSite } from '../chat-site.ts'
import { openSession, signedIn } from '../people.ts'
import { readAnswers } from './described-answers.ts'
import { gatherIds } from './gather-ids.ts'
import { makeRequest } from './make-request.ts'
import { pickOperation, readOperations } from './read-operations.ts'
import { spoilRequest } from './spoil-request.ts'

/** The long form: `FUZZ_REQUESTS=10000 FUZZ_SEED=another npm test -- server/test/fuzz`. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 300)
const SEED = process.env.FUZZ_SEED ?? 'atalaya'

test('every request, right, wrong or hostile, is answered as the description of the API says', { timeout: 600_000 }, async () => {
  const { app, visitor, settle } = await chatSite()
  const admin = await signedIn(app, 'administrator')
  const lucia = await visitor()
  await lucia.call(sendVisitorMessage, { messageId: newId(), text: 'no puedo entrar en la app' })
  await settle()
  const description = (await app.http.raw.inject('/api/openapi.json')).json()
  const check = readAnswers(description)
  const operations = readOperations(description)
  const ids = gatherIds()
  for (const { path } of operations.filter((one) => one.method === 'GET' && !one.path.includes('{')))
    ids.learn((await app.http.raw.inject({ method: 'GET', url: path, headers: { cookie: admin.cookie } })).body)
  const random = makeRandom(SEED)
  let cookie = admin.cookie
  const wrong: string[] = []
  for (let number = 0; number < REQUESTS; number++) {
    const operation = pickOperation(random, operations)
    const right = makeRequest(random, operation, ids.known)
    const { method, path, headers, body } = random.chance(0.3) ? spoilRequest(random, right) : right
    const caller: Record<string, string> = path.startsWith('/widget/') ? lucia.headers : { cookie }
    const answer = await app.http.raw.inject({
      method: method as 'GET',
      url: path,
      headers: { ...caller, ...headers },
      ...(body !== undefined && { payload: body }),
    })
    ids.learn(answer.body)
    const problem = check(method, operation.path, answer.statusCode, answer.body)
    if (problem) wrong.push(`${number}: ${method} ${path.slice(0, 300)} ${body?.slice(0, 500) ?? ''} → ${problem} ${answer.body.slice(0, 200)}`)
    if (answer.statusCode === 401 && !path.startsWith('/widget/')) cookie = await openSession(app, admin.person.personId)
  }
  await settle()
  expect(wrong, `seed ${SEED}`).toEqual([])
})
