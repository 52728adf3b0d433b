import { readDemo } from '@atalaya/shared/contract/overview.ts'
import { useAsk } from '../../data.ts'
import { useFormats } from '../figures/use-formats.ts'
import { useMe } from '../shell/me-context.tsx'
import { useWords } from '../text/use-words.ts'
import classes from './demo-strip.module.css'

/** While the demonstration's past fills in behind, a slim line that says how far it is; nothing otherwise. */
export function DemoStrip() {
  const { t } = useWords()
  const { workspace } = useMe()
  const formats = useFormats()
  const { data: demo } = useAsk(readDemo, {}, { enabled: workspace.demo })
  if (!demo?.active || demo.done >= demo.of) return null
  const share = demo.of > 0 ? demo.done / demo.of : 0
  return (
    <section className={classes.strip} aria-label={t('demo.title')}>
      <div role="progressbar" aria-label={t('demo.filling')} aria-valuenow={Math.round(share * 100)} aria-valuemin={0} aria-valuemax={100}>
        <span>
          {t('demo.filling')} <span className="figures">{formats.percent(share)}</span>
        </span>
        <span className={classes.done} style={{ width: `${share * 100}%` }} />
      </div>
    </section>
  )
}
