import '@mantine/charts/styles.css'
import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { AreaChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useMe } from '../../parts/shell/me-context.tsx'
import { useWords } from '../../parts/text/use-words.ts'

const DAY_MS = 86_400_000

/** Cases opened and closed through the period; the same figures as a table for those who do not see it. */
export function OverTime({ buckets }: { buckets: Overview['perBucket'] }) {
  const { t } = useWords()
  const { i18n } = useTranslation()
  const { timeZone } = useMe().workspace
  const formats = useFormats()
  const [first, second] = buckets
  const isByHour = first !== undefined && second !== undefined && Date.parse(second.at) - Date.parse(first.at) < DAY_MS
  // Hours and days are those of the workspace, wherever one reads them.
  const format = new Intl.DateTimeFormat(i18n.language, {
    timeZone,
    ...(isByHour ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
  })
  const whole = new Intl.DateTimeFormat(i18n.language, { timeZone, dateStyle: 'medium', ...(isByHour && { timeStyle: 'short' }) })
  const points = buckets.map(({ at, opened, closed }) => ({ at: format.format(new Date(at)), opened, closed }))
  return (
    <>
      <div aria-hidden>
        <AreaChart
          h={200}
          data={points}
          dataKey="at"
          withLegend
          legendProps={{ verticalAlign: 'top', align: 'right', height: 32 }}
          gridAxis="x"
          strokeWidth={2}
          withDots={false}
          curveType="monotone"
          fillOpacity={0.12}
          valueFormatter={formats.number}
          yAxisProps={{ width: 44, allowDecimals: false }}
          xAxisProps={{ minTickGap: 32 }}
          areaChartProps={{ accessibilityLayer: false }}
          series={[
            { name: 'opened', label: t('overview.tiles.opened'), color: 'atalaya.6' },
            { name: 'closed', label: t('overview.tiles.closed'), color: 'gray.5' },
          ]}
        />
      </div>
      <div className="visually-hidden">
        <table>
          <caption>{t('overview.overTime')}</caption>
          <thead>
            <tr>
              <th>{t('overview.when')}</th>
              <th>{t('overview.tiles.opened')}</th>
              <th>{t('overview.tiles.closed')}</th>
            </tr>
          </thead>
          <tbody>
            {buckets.map(({ at, opened, closed }) => (
              <tr key={at}>
                <td>{whole.format(new Date(at))}</td>
                <td>{opened}</td>
                <td>{closed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
