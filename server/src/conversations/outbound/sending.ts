import type { Outbound } from '../../connectors/channel.ts'

/** What a reply is sent with besides its words and files, as its message keeps it. */
export interface Sending {
  /** `html` and `references` are made when it leaves. */
  mail?: Pick<NonNullable<Outbound['mail']>, 'subject' | 'cc'> | undefined
  /** The file of the header is the message's first. */
  template?: Omit<NonNullable<Outbound['template']>, 'headerFile'> | undefined
  choices?: Outbound['choices']
}
