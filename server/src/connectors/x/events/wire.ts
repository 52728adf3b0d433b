import { z } from 'zod'

/** What the network sends, as far as we read it. Everything may be missing, for payloads differ by plan and by event. */
export const Id = z.union([z.string().min(1), z.number().int()]).transform(String)
const text = z.string().catch('')
const maybe = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)
/** A list of which the unreadable members are left out. */
const list = <T extends z.ZodType>(type: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((one): z.output<T>[] => {
        const read = type.safeParse(one)
        return read.success ? [read.data] : []
      }),
    )

export const User = z.object({
  id: Id,
  name: maybe(z.string()),
  username: maybe(z.string()),
  screen_name: maybe(z.string()),
  profile_image_url: maybe(z.string()),
  profile_image_url_https: maybe(z.string()),
  verified: maybe(z.boolean()),
  verified_type: maybe(z.string()),
  description: maybe(z.string()),
  location: maybe(z.string()),
  created_at: maybe(z.string()),
  followers_count: maybe(z.number()),
  public_metrics: maybe(z.object({ followers_count: maybe(z.number()) })),
})
export type User = z.infer<typeof User>

const Url = z.object({ url: z.string(), expanded_url: maybe(z.string()), media_key: maybe(z.string()) })
const Mention = z.object({ username: maybe(z.string()), screen_name: maybe(z.string()), id: maybe(Id), id_str: maybe(Id) })
const Entities = z.object({ urls: list(Url), mentions: list(Mention), user_mentions: list(Mention) })
export type Entities = z.infer<typeof Entities>

const Reference = z.object({ type: z.string(), id: Id })
const Note = z.object({ text: z.string(), entities: maybe(Entities) })
const Attachments = z.object({ media_keys: list(z.string()) })

export const Post = z.object({
  id: Id,
  author_id: maybe(Id),
  text,
  created_at: maybe(z.string()),
  conversation_id: maybe(Id),
  in_reply_to_user_id: maybe(Id),
  lang: maybe(z.string()),
  display_text_range: maybe(z.tuple([z.number(), z.number()])),
  entities: maybe(Entities),
  note_tweet: maybe(Note),
  note_post: maybe(Note),
  attachments: maybe(Attachments),
  referenced_tweets: maybe(list(Reference)),
  referenced_posts: maybe(list(Reference)),
  edit_history_tweet_ids: maybe(list(Id)),
  edit_history_post_ids: maybe(list(Id)),
})
export type Post = z.infer<typeof Post>

const Variant = z.object({ url: z.string(), content_type: maybe(z.string()), bit_rate: maybe(z.number()) })
export const Media = z.object({
  media_key: z.string(),
  type: z.string(),
  url: maybe(z.string()),
  preview_image_url: maybe(z.string()),
  alt_text: maybe(z.string()),
  variants: list(Variant),
})
export type Media = z.infer<typeof Media>

const OldMedia = z.object({ type: text, media_url_https: maybe(z.string()), media_url: maybe(z.string()), url: maybe(z.string()) })
export const OldDm = z.object({
  type: text,
  id: Id,
  created_timestamp: maybe(Id),
  message_create: z.object({
    target: z.object({ recipient_id: Id }),
    sender_id: Id,
    message_data: z.object({ text, entities: maybe(Entities), attachment: maybe(z.object({ media: maybe(OldMedia) })) }),
  }),
})
export type OldDm = z.infer<typeof OldDm>

export const Dm = z.object({
  id: Id,
  event_type: text,
  text,
  sender_id: maybe(Id),
  created_at: maybe(z.string()),
  dm_conversation_id: maybe(z.string()),
  participant_ids: maybe(list(Id)),
  attachments: maybe(Attachments),
  entities: maybe(Entities),
})
export type Dm = z.infer<typeof Dm>

export const Receipt = z.object({
  created_timestamp: maybe(Id),
  sender_id: Id,
  target: z.object({ recipient_id: Id }),
  last_read_event_id: maybe(Id),
})

export const Envelope = z.object({
  event_uuid: maybe(Id),
  event_type: z.string(),
  filter: z.object({ user_id: maybe(Id), direction: maybe(z.string()) }).catch({}),
  payload: z.record(z.string(), z.unknown()).catch({}),
  includes: z.unknown().optional(),
})
export type Envelope = z.infer<typeof Envelope>
