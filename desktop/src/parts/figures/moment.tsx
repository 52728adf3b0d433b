import { useSayWhen } from '../time/say-when.tsx'
import { useNow } from '../time/use-now.ts'
import { useFormats } from './use-formats.ts'

/** A moment as people say it; on hover, exactly, in one's own time zone and in that of the workspace. */
export function Moment({ at, as = 'ago' }: { at: string; as?: 'ago' | 'date' | 'dateTime' }) {
  const formats = useFormats()
  const { both } = useSayWhen()
  const now = useNow(30_000)
  return (
    <time dateTime={at} title={both(at)}>
      {as === 'ago' ? formats.ago(at, now) : formats[as](at)}
    </time>
  )
}
