import { sql } from 'kysely'
import { job } from '../platform/jobs.ts'
import { publicUrl } from '../platform/platform.ts'
import { findReaders } from './find-readers.ts'
import { readNotices } from './read-own-cases.ts'
import { writeNotices } from './write-mail.ts'

/** Mails a person what they were counted on for while away. What they were seen at the desk after, or is theirs no more, is left out. */
export const mailNotices = job<{ personId: string }>('notices.mail-notices', 5, async ({ db, mail, config }, { personId }) => {
  const pending = await readNotices(db, personId)
  const last = pending.at(-1)
  if (!last) return
  const [reader] = await findReaders(db, 'at-once', personId)
  const told = pending.filter(({ at, holds }) => holds && (!reader?.seenAt || reader.seenAt < at))
  if (reader && told.length > 0) await mail.send({ to: reader.email, ...writeNotices(reader, told, publicUrl(config)) })
  await sql`delete from notices where person_id = ${personId} and at <= ${last.at}`.execute(db)
})
