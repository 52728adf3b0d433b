import type { FastifyReply } from 'fastify'

/** One call as the network saw it. Times in milliseconds of its clock. */
export type SeenCall = {
  endpoint: string
  /** On whose behalf; for the renewal of tokens what the app proved itself by. */
  caller: string | undefined
  beganAtMs: number
  /** Left out while no answer was given. */
  endedAtMs?: number
  status?: number
  /** What the answer said of when to call again. */
  retryAtMs?: number
}
export type CallLedger = {
  /** Forgets what was seen and notes every call from now on; before nothing is noted. */
  begin(): void
  note(endpoint: string, caller: string | undefined, nowMs: number, reply: FastifyReply): void
  list(): SeenCall[]
}

/** When calls came and what they were answered, for drills that judge how a client behaves. */
export function createCallLedger(): CallLedger {
  let calls: SeenCall[] | undefined
  return {
    begin() {
      calls = []
    },
    note(endpoint, caller, nowMs, reply) {
      if (!calls) return
      const call: SeenCall = { endpoint, caller, beganAtMs: nowMs }
      calls.push(call)
      const began = performance.now()
      const end = () => {
        if (call.endedAtMs !== undefined) return
        call.endedAtMs = nowMs + performance.now() - began
        call.status = reply.raw.statusCode
        const retryAtMs = retryAt(reply, call.endedAtMs)
        if (call.status >= 400 && retryAtMs !== undefined) call.retryAtMs = retryAtMs
      }
      // What hangs until it is given up is never finished.
      reply.raw.once('finish', end)
      reply.raw.once('close', end)
    },
    list: () => calls ?? [],
  }
}

function retryAt(reply: FastifyReply, nowMs: number): number | undefined {
  const after = reply.getHeader('retry-after')
  if (after !== undefined) return nowMs + Number(after) * 1000
  const reset = reply.getHeader('x-rate-limit-reset')
  return reply.raw.statusCode === 429 && reset !== undefined ? Number(reset) * 1000 : undefined
}
