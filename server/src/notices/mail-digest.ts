import { job } from '../platform/jobs.ts'
import { publicUrl } from '../platform/platform.ts'
import { findReaders } from './find-readers.ts'
import { readMentions, readWaiting } from './read-own-cases.ts'
import { writeDigest } from './write-mail.ts'

/** Mails a person what waits for them as it is when the job runs. Nothing is mailed when nothing waits. */
export const mailDigest = job<{ personId: string }>('notices.mail-digest', 5, async ({ db, mail, config, clock }, { personId }) => {
  const [reader] = await findReaders(db, 'daily', personId)
  if (!reader) return
  const waiting = await readWaiting(db, personId, clock.now())
  const mentions = await readMentions(db, personId)
  if (waiting.count === 0 && mentions.count === 0) return
  await mail.send({ to: reader.email, ...writeDigest(reader, { waiting, mentions }, publicUrl(config)) })
})
