import '@mantine/charts/styles.css'
import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { AreaChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useWords } from '../../parts/text/use-words.ts'

const DAY_MS = 86_400_000

/** Cases opened and closed through the period; the same figures as a table for those who do not see it. */
export function OverTime({ buckets }: { buckets: Overview['perBucket'] }) {
  const { t } = useWords()
  const { i18n } = useTranslation()
  const formats = useFormats()
  const [first, second] = buckets
  const isByHour = first !== undefined && second !== undefined && Date.parse(second.at) - Date.parse(first.at) < DAY_MS
  const format = new Intl.DateTimeFormat(i18n.language, isByHour ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'short' })
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
                <td>{formats.dateTime(at)}</td>
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
