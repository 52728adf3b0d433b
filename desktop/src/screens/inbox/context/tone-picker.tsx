import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TONES, ToneFace, toneColor } from '../../../parts/case/tone-face.tsx'
import classes from './context.module.css'
import { Because, SuggestionMark } from './suggestion.tsx'

interface Props {
  about: CaseDetail
  mayEdit: boolean
  onChange: (tone: number) => void
}

/** The tone as five faces. */
export function TonePicker({ about, mayEdit, onChange }: Props) {
  const { t } = useTranslation('inbox')
  const isGuess = about.toneSource === 'suggestion'
  return (
    <fieldset className={classes.group} disabled={!mayEdit}>
      <legend className={classes.label}>
        {t('tone.label')} {isGuess && <SuggestionMark />}
      </legend>
      <div className={classes.faces}>
        {TONES.map((tone) => (
          <Tooltip key={tone} label={t(`tone.${tone}`)}>
            <label className={classes.faceButton} style={{ color: toneColor(tone) }}>
              <input
                type="radio"
                className="visually-hidden"
                name={`tone-${about.caseId}`}
                aria-label={t(`tone.${tone}`)}
                checked={tone === about.tone}
                onChange={() => onChange(tone)}
              />
              <ToneFace tone={tone} size={22} isNamed />
            </label>
          </Tooltip>
        ))}
      </div>
      {isGuess && <Because reason={about.toneReason} />}
    </fieldset>
  )
}
