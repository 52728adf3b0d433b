import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { ChannelIcon } from '../../parts/case/channel-icon.tsx'
import { Face } from '../../parts/people/face.tsx'
import classes from './accounts.module.css'

/** The picture of an account with the sign of its channel. */
export function AccountPicture({ account: { name, accountId, pictureUrl, channel }, size = 44 }: { account: Account; size?: number }) {
  return (
    <span className={classes.picture}>
      <Face name={name} id={accountId} image={pictureUrl} size={size} />
      <span className={classes.channel}>
        <ChannelIcon channel={channel} size={13} />
      </span>
    </span>
  )
}
