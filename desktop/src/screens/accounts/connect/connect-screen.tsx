import { type ChannelKind, type connectAccount, listChannels } from '@atalaya/shared/contract/accounts.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../data.ts'
import { ChannelIcon } from '../../../parts/case/channel-icon.tsx'
import { Page, Panel } from '../../../parts/page/page.tsx'
import { Steps } from '../../../parts/page/steps.tsx'
import { useMay } from '../../../parts/shell/me-context.tsx'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { NoPermission } from '../../../parts/states/whole-page.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import classes from '../accounts.module.css'
import { ConnectForm } from './connect-form.tsx'
import { Connected } from './connected.tsx'

type Reply = z.infer<(typeof connectAccount)['reply']>

/** Connects an account: its channel, what the channel asks for, and what was found when it was tried. */
export function ConnectScreen() {
  const { t } = useWords()
  const may = useMay()
  const ask = useAsk(listChannels, {}, { enabled: may('account.manage') })
  const [kind, setKind] = useState<ChannelKind | null>(null)
  const [reply, setReply] = useState<Reply | null>(null)
  if (!may('account.manage')) return <NoPermission />
  return (
    <Page title={t('accounts.connect')} back={{ to: '/accounts', label: t('accounts.title') }} maxWidth={820}>
      <Panel>
        <Steps active={reply ? 3 : kind ? 1 : 0} names={['channel', 'form', 'done'].map((name) => t(`accounts.steps.${name}`))} />
        {reply ? (
          <Connected account={reply.account} minted={reply.minted} />
        ) : kind ? (
          <ConnectForm kind={kind} onBack={() => setKind(null)} onConnected={setReply} />
        ) : (
          <Answer ask={ask}>{(kinds) => <ChooseChannel kinds={kinds} onChoose={setKind} />}</Answer>
        )}
      </Panel>
    </Page>
  )
}

function ChooseChannel({ kinds, onChoose }: { kinds: readonly ChannelKind[]; onChoose: (kind: ChannelKind) => void }) {
  const { t, locale } = useWords()
  return (
    <div className={classes.cards}>
      {kinds.map((kind) => (
        <button key={kind.channel} type="button" className={classes.card} onClick={() => onChoose(kind)}>
          <span className={classes.top}>
            <span className={classes.sign}>
              <ChannelIcon channel={kind.channel} size={24} isNamed />
            </span>
            <span className={classes.who}>
              <span className={classes.name}>{kind.name[locale]}</span>
              <br />
              <span className={classes.dim}>{t(`accounts.about.${kind.channel}`, { defaultValue: '' })}</span>
            </span>
          </span>
        </button>
      ))}
    </div>
  )
}
