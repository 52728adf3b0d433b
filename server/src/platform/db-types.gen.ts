// Generated from the migrated database by tools/db-types.ts. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
type Timestamp = ColumnType<Date, Date | string, Date | string>
type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>
type Json = ColumnType<unknown, string, string>
type GeneratedDate = ColumnType<Date, Date | string | undefined, Date | string>
type GeneratedInt8 = ColumnType<string, string | number | bigint | undefined, string | number | bigint>
type GeneratedJson = ColumnType<unknown, string | undefined, string>

export interface Schema {
  account_spend: {
    account_id: string
    day: string
    units: GeneratedInt8
    cost_micros: GeneratedInt8
  }
  account_templates: {
    account_id: string
    name: string
    language: string
    category: string
    status: string
    reason: ColumnType<string | null, string | null | undefined, string | null>
    header: ColumnType<unknown, string | null | undefined, string | null>
    body: Json
    footer: ColumnType<string | null, string | null | undefined, string | null>
    buttons: GeneratedJson
    read_at: GeneratedDate
  }
  account_topics: {
    account_id: string
    provider_id: string
    text: ColumnType<string | null, string | null | undefined, string | null>
    url: ColumnType<string | null, string | null | undefined, string | null>
    picture_url: ColumnType<string | null, string | null | undefined, string | null>
    at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    asked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  accounts: {
    id: string
    channel: string
    provider_id: string
    handle: string
    name: string
    picture_url: ColumnType<string | null, string | null | undefined, string | null>
    settings: GeneratedJson
    secrets: ColumnType<string | null, string | null | undefined, string | null>
    case_for_mentions: Generated<boolean>
    response_target_s: Generated<number>
    team_id: ColumnType<string | null, string | null | undefined, string | null>
    lane: Generated<number>
    state: Generated<string>
    state_reason: ColumnType<string | null, string | null | undefined, string | null>
    paused_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    private_paused_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    poll_every_s: ColumnType<number | null, number | null | undefined, number | null>
    poll_cursor: GeneratedJson
    polled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    budget_micros: ColumnType<string | null, string | number | bigint | null | undefined, string | number | bigint | null>
    last_event_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    last_sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    checked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    last_check: ColumnType<unknown, string | null | undefined, string | null>
    created_at: GeneratedDate
    removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    renew_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    reads_paused_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    templates_read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    listen_cursor: GeneratedJson
    listener: ColumnType<string | null, string | null | undefined, string | null>
    listener_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    listen_after: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    listen_failures: Generated<number>
    missing_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    breakers: GeneratedJson
    examine_at: GeneratedDate
    secrets_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  api_keys: {
    id: string
    name: string
    prefix: string
    hash: string
    permissions: string[]
    created_by: ColumnType<string | null, string | null | undefined, string | null>
    created_at: GeneratedDate
    last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    scope: Generated<string>
    team_ids: Generated<string[]>
  }
  attachments: {
    id: string
    message_id: string
    position: number
    kind: string
    name: ColumnType<string | null, string | null | undefined, string | null>
    mime: ColumnType<string | null, string | null | undefined, string | null>
    alt: ColumnType<string | null, string | null | undefined, string | null>
    url: ColumnType<string | null, string | null | undefined, string | null>
    file_id: ColumnType<string | null, string | null | undefined, string | null>
    state: string
    reason: ColumnType<string | null, string | null | undefined, string | null>
    ref: ColumnType<string | null, string | null | undefined, string | null>
    sha256: ColumnType<string | null, string | null | undefined, string | null>
    raw_event_id: ColumnType<string | null, string | number | bigint | null | undefined, string | number | bigint | null>
  }
  blocks: {
    account_id: string
    identity_id: string
    by: ColumnType<string | null, string | null | undefined, string | null>
    at: GeneratedDate
  }
  bulk_items: {
    bulk_id: string
    position: number
    case_id: string
    state: Generated<string>
    code: ColumnType<string | null, string | null | undefined, string | null>
    before: Json
    after: ColumnType<unknown, string | null | undefined, string | null>
    at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  bulk_runs: {
    id: string
    caller_kind: string
    caller_id: string
    change: Json
    total: number
    started_at: Timestamp
    finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    cancelled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    undo_started_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    undone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  case_reads: {
    case_id: string
    person_id: string
    at: GeneratedDate
  }
  case_tags: {
    case_id: string
    tag_id: string
  }
  case_tallies: {
    owner_id: ColumnType<string | null, string | null | undefined, string | null>
    team_id: ColumnType<string | null, string | null | undefined, string | null>
    standing: number
    cases: Int8
  }
  case_tally_changes: {
    owner_id: ColumnType<string | null, string | null | undefined, string | null>
    team_id: ColumnType<string | null, string | null | undefined, string | null>
    standing: number
    cases: Int8
  }
  case_titles: {
    case_id: string
    words: string
  }
  case_types: {
    id: string
    key: string
    parent_id: ColumnType<string | null, string | null | undefined, string | null>
    names: Json
    position: Generated<number>
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  cases: {
    id: string
    number: GeneratedInt8
    contact_id: string
    account_id: string
    channel: string
    visibility: string
    title: Generated<string>
    state: Generated<string>
    gathers: Generated<boolean>
    type_id: ColumnType<string | null, string | null | undefined, string | null>
    type_source: ColumnType<string | null, string | null | undefined, string | null>
    type_reason: ColumnType<unknown, string | null | undefined, string | null>
    tone: Generated<number>
    tone_source: Generated<string>
    tone_reason: ColumnType<unknown, string | null | undefined, string | null>
    priority: Generated<number>
    language: ColumnType<string | null, string | null | undefined, string | null>
    owner_id: ColumnType<string | null, string | null | undefined, string | null>
    team_id: ColumnType<string | null, string | null | undefined, string | null>
    fields: GeneratedJson
    preview: Generated<string>
    preview_by: Generated<string>
    last_message_at: Timestamp
    last_inbound_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    waiting_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    due_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    warned_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    breached_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    first_answer_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    messages: Generated<number>
    snoozed_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    set_aside_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    follow_up_of: ColumnType<string | null, string | null | undefined, string | null>
    parent_id: ColumnType<string | null, string | null | undefined, string | null>
    merged_into: ColumnType<string | null, string | null | undefined, string | null>
    reason_id: ColumnType<string | null, string | null | undefined, string | null>
    rating: ColumnType<string | null, string | null | undefined, string | null>
    opened_at: GeneratedDate
    closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    closed_by: ColumnType<string | null, string | null | undefined, string | null>
    updated_at: GeneratedDate
  }
  close_reasons: {
    id: string
    key: string
    names: Json
    position: Generated<number>
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  contacts: {
    id: string
    name: string
    customer_id: ColumnType<string | null, string | null | undefined, string | null>
    vip: Generated<boolean>
    language: ColumnType<string | null, string | null | undefined, string | null>
    email: ColumnType<string | null, string | null | undefined, string | null>
    phone: ColumnType<string | null, string | null | undefined, string | null>
    fields: GeneratedJson
    merged_into: ColumnType<string | null, string | null | undefined, string | null>
    created_at: GeneratedDate
    updated_at: GeneratedDate
  }
  conversations: {
    id: string
    account_id: string
    contact_id: string
    identity_id: string
    thread_key: string
    visibility: string
    subject: ColumnType<string | null, string | null | undefined, string | null>
    case_id: ColumnType<string | null, string | null | undefined, string | null>
    last_message_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    last_inbound_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    contact_read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    created_at: GeneratedDate
    contact_got_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    topic_provider_id: ColumnType<string | null, string | null | undefined, string | null>
    contact_key: ColumnType<string | null, string | null | undefined, string | null>
    participants: Generated<string[]>
  }
  credentials: {
    id: string
    person_id: string
    provider_id: string
    account_id: string
    password: ColumnType<string | null, string | null | undefined, string | null>
    access_token: ColumnType<string | null, string | null | undefined, string | null>
    refresh_token: ColumnType<string | null, string | null | undefined, string | null>
    id_token: ColumnType<string | null, string | null | undefined, string | null>
    access_token_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    refresh_token_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    scope: ColumnType<string | null, string | null | undefined, string | null>
    created_at: GeneratedDate
    updated_at: GeneratedDate
  }
  customer_imports: {
    id: string
    file_name: string
    state: string
    mapping: GeneratedJson
    file_id: ColumnType<string | null, string | null | undefined, string | null>
    rows: Generated<number>
    created: Generated<number>
    updated: Generated<number>
    refused: Generated<number>
    errors: GeneratedJson
    created_by: ColumnType<string | null, string | null | undefined, string | null>
    created_at: GeneratedDate
    finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  customer_keys: {
    kind: string
    value: string
    customer_id: string
  }
  customers: {
    id: string
    number: string
    name: string
    tier: ColumnType<string | null, string | null | undefined, string | null>
    email: ColumnType<string | null, string | null | undefined, string | null>
    phone: ColumnType<string | null, string | null | undefined, string | null>
    document: ColumnType<string | null, string | null | undefined, string | null>
    language: ColumnType<string | null, string | null | undefined, string | null>
    data: GeneratedJson
    import_id: ColumnType<string | null, string | null | undefined, string | null>
    created_at: GeneratedDate
    updated_at: GeneratedDate
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  digests: {
    person_id: string
    sent_for: string
  }
  drafts: {
    case_id: string
    person_id: string
    mode: string
    conversation_id: ColumnType<string | null, string | null | undefined, string | null>
    reply_to_id: ColumnType<string | null, string | null | undefined, string | null>
    text: string
    updated_at: GeneratedDate
  }
  early_changes: {
    account_id: string
    provider_id: string
    item: Json
    at: Timestamp
    id: GeneratedAlways<string>
  }
  facts: {
    seq: GeneratedAlways<string>
    tx: Generated<string>
    type: string
    at: GeneratedDate
    actor_kind: string
    actor_id: ColumnType<string | null, string | null | undefined, string | null>
    data: Json
  }
  field_definitions: {
    id: string
    subject: string
    key: string
    names: Json
    kind: string
    options: GeneratedJson
    required: Generated<boolean>
    position: Generated<number>
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  files: {
    id: string
    name: string
    mime: string
    size: Int8
    sha256: string
    width: ColumnType<number | null, number | null | undefined, number | null>
    height: ColumnType<number | null, number | null | undefined, number | null>
    preview: Generated<boolean>
    created_by: string
    created_at: GeneratedDate
  }
  followers: {
    case_id: string
    person_id: string
    at: GeneratedDate
  }
  idempotency_keys: {
    caller: string
    key: string
    digest: string
    status: ColumnType<number | null, number | null | undefined, number | null>
    reply: ColumnType<unknown, string | null | undefined, string | null>
    created_at: GeneratedDate
  }
  identities: {
    id: string
    contact_id: string
    channel: string
    key: string
    handle: ColumnType<string | null, string | null | undefined, string | null>
    name: string
    picture_url: ColumnType<string | null, string | null | undefined, string | null>
    profile_url: ColumnType<string | null, string | null | undefined, string | null>
    followers: ColumnType<number | null, number | null | undefined, number | null>
    verified: Generated<boolean>
    proven: Generated<boolean>
    details: GeneratedJson
    seen_at: GeneratedDate
    created_at: GeneratedDate
  }
  identity_aliases: {
    channel: string
    key: string
    identity_id: string
  }
  intake_lanes: {
    lane: number
  }
  intake_watch: {
    one: Generated<boolean>
    seen_at: Timestamp
  }
  invitations: {
    id: string
    email: string
    name: string
    profile_id: string
    team_ids: Generated<string[]>
    token_hash: string
    invited_by: ColumnType<string | null, string | null | undefined, string | null>
    expires_at: Timestamp
    accepted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    created_at: GeneratedDate
  }
  labels: {
    id: string
    case_id: string
    message_id: ColumnType<string | null, string | null | undefined, string | null>
    kind: string
    suggested: ColumnType<string | null, string | null | undefined, string | null>
    chosen: string
    by: ColumnType<string | null, string | null | undefined, string | null>
    at: GeneratedDate
  }
  mentions: {
    person_id: string
    note_id: string
    case_id: string
    at: GeneratedDate
    seen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  message_names: {
    account_id: string
    provider_id: string
    message_id: string
  }
  message_versions: {
    message_id: string
    at: Timestamp
    text: string
  }
  messages: {
    id: string
    conversation_id: string
    account_id: string
    contact_id: string
    case_id: ColumnType<string | null, string | null | undefined, string | null>
    direction: string
    visibility: string
    author_kind: string
    author_id: ColumnType<string | null, string | null | undefined, string | null>
    provider_id: ColumnType<string | null, string | null | undefined, string | null>
    text: string
    html: ColumnType<string | null, string | null | undefined, string | null>
    url: ColumnType<string | null, string | null | undefined, string | null>
    reply_to: ColumnType<string | null, string | null | undefined, string | null>
    quoted: ColumnType<unknown, string | null | undefined, string | null>
    flags: GeneratedJson
    state: string
    state_rank: Generated<number>
    failure: ColumnType<string | null, string | null | undefined, string | null>
    failure_detail: ColumnType<string | null, string | null | undefined, string | null>
    tries: Generated<number>
    send_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    sent_at: Timestamp
    received_at: GeneratedDate
    edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    liked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    hidden_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    language: ColumnType<string | null, string | null | undefined, string | null>
    tone: ColumnType<number | null, number | null | undefined, number | null>
    type_key: ColumnType<string | null, string | null | undefined, string | null>
    reasons: ColumnType<unknown, string | null | undefined, string | null>
    reactions: GeneratedJson
    words: GeneratedAlways<string>
    as_quote: Generated<boolean>
    extra: ColumnType<unknown, string | null | undefined, string | null>
    sending: ColumnType<unknown, string | null | undefined, string | null>
    private_reply_to: ColumnType<string | null, string | null | undefined, string | null>
  }
  migrations: {
    name: string
    at: GeneratedDate
  }
  network_pictures: {
    id: string
    address: string
    state: string
    fetched_at: Timestamp
  }
  notes: {
    id: string
    case_id: string
    author_id: ColumnType<string | null, string | null | undefined, string | null>
    text: string
    at: GeneratedDate
    words: GeneratedAlways<string>
  }
  notices: {
    person_id: string
    case_id: string
    event: string
    at: Timestamp
  }
  people: {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    image: ColumnType<string | null, string | null | undefined, string | null>
    profile_id: string
    locale: Generated<string>
    two_factor_enabled: Generated<boolean>
    preferences: GeneratedJson
    last_seen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    deactivated_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    created_at: GeneratedDate
    updated_at: GeneratedDate
  }
  permission_profiles: {
    id: string
    key: ColumnType<string | null, string | null | undefined, string | null>
    name: string
    scope: string
    permissions: string[]
    created_at: GeneratedDate
  }
  raw_events: {
    id: GeneratedAlways<string>
    account_id: string
    lane: number
    key: string
    via: string
    body: string
    received_at: GeneratedDate
    state: Generated<string>
    tries: Generated<number>
    reason: ColumnType<string | null, string | null | undefined, string | null>
    settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    replays: Generated<number>
    history: GeneratedJson
    original_id: ColumnType<string | null, string | null | undefined, string | null>
    original_bytes: ColumnType<number | null, number | null | undefined, number | null>
  }
  readers: {
    name: string
    tx: Generated<string>
    seq: GeneratedInt8
  }
  saved_views: {
    id: string
    name: string
    owner_id: ColumnType<string | null, string | null | undefined, string | null>
    team_id: ColumnType<string | null, string | null | undefined, string | null>
    filter: Json
    position: Generated<number>
    created_at: GeneratedDate
  }
  sessions: {
    id: string
    person_id: string
    token: string
    expires_at: Timestamp
    ip_address: ColumnType<string | null, string | null | undefined, string | null>
    user_agent: ColumnType<string | null, string | null | undefined, string | null>
    created_at: GeneratedDate
    updated_at: GeneratedDate
  }
  sign_in_attempts: {
    id: string
    kind: string
    email: string
    ip: string
    at: Timestamp
  }
  tags: {
    id: string
    name: string
    color: Generated<string>
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  team_members: {
    team_id: string
    person_id: string
  }
  teams: {
    id: string
    name: string
    created_at: GeneratedDate
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  templates: {
    id: string
    name: string
    shortcut: ColumnType<string | null, string | null | undefined, string | null>
    language: ColumnType<string | null, string | null | undefined, string | null>
    text: string
    type_id: ColumnType<string | null, string | null | undefined, string | null>
    uses: Generated<number>
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    updated_at: GeneratedDate
  }
  two_factors: {
    id: string
    person_id: string
    secret: string
    backup_codes: string
    verified: Generated<boolean>
    failed_verification_count: Generated<number>
    locked_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  verifications: {
    id: string
    identifier: string
    value: string
    expires_at: Timestamp
    created_at: GeneratedDate
    updated_at: GeneratedDate
  }
  workspace: {
    one: Generated<boolean>
    name: string
    locale: Generated<string>
    time_zone: Generated<string>
    settings: GeneratedJson
    created_at: GeneratedDate
  }
}
