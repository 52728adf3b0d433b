/** Builds an element: properties, then children. Text is always text, never markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries(properties)) {
    if (key in element && key !== 'list') element[key] = value
    else element.setAttribute(key, value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== ''))
  return element
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '')

const face = (person, size) => make('img', { src: person.avatar, alt: '', width: size, height: size, loading: 'lazy' })

function timeOf(ms, language) {
  const date = new Date(ms)
  const isToday = new Date().toDateString() === date.toDateString()
  const format = isToday ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'short' }
  return make('time', { dateTime: date.toISOString(), title: date.toLocaleString(language), textContent: date.toLocaleString(language, format) })
}

export function personButton(person, isChosen, choose) {
  const name = make(
    'span',
    { className: 'who' },
    make('b', {}, person.name),
    make('span', {}, person.hides_phone ? `@${person.username}` : `+${person.phone}`),
  )
  return make('li', {}, make('button', { type: 'button', 'aria-pressed': String(isChosen), onclick: () => choose(person) }, face(person, 40), name))
}

const tool = (label, run, pressed) =>
  make('button', {
    type: 'button',
    className: 'quiet',
    onclick: run,
    textContent: label,
    ...(pressed === undefined ? {} : { 'aria-pressed': String(pressed) }),
  })

const pictures = (thing) => thing.files.map((src) => make('img', { className: 'media', src, alt: '' }))

function tools(thing, { me, texts, act }, label) {
  const mine = !thing.author.brand && thing.author.id === me?.id
  const isLiked = thing.reactions[me?.id] !== undefined
  const count = Object.keys(thing.reactions).length
  return make(
    'div',
    { className: 'tools' },
    tool(label, () => act.reply(thing)),
    tool(count ? `${texts.like} · ${count}` : texts.like, () => act.like(thing, !isLiked), isLiked),
    mine && thing.network === 'facebook' && tool(texts.edit, () => act.edit(thing)),
    mine && tool(texts.remove, () => act.remove(thing)),
  )
}

const notesOf = (thing, texts) =>
  [
    thing.recommendation && (thing.recommendation === 'positive' ? texts.recommends : texts.complains),
    thing.edited && texts.edited,
    thing.hidden && texts.hidden,
  ]
    .filter(Boolean)
    .join(' · ')

function commentItem(comment, all, context) {
  const replies = all.filter((one) => one.parent === comment.id)
  const notes = notesOf(comment, context.texts)
  return make(
    'li',
    {},
    make(
      'div',
      { className: comment.author.brand ? 'said brand' : 'said' },
      make('b', {}, comment.author.name),
      ' ',
      timeOf(comment.at, context.language),
      make('br'),
      comment.text,
      ...pictures(comment),
    ),
    notes && make('p', { className: 'note' }, notes),
    tools(comment, context, context.texts.reply),
    replies.length > 0 && make('ul', { className: 'comments' }, ...replies.map((one) => commentItem(one, all, context))),
  )
}

export function postItem(post, comments, context) {
  const own = comments.filter((comment) => comment.post === post.id)
  const notes = notesOf(post, context.texts)
  const body = make(
    'div',
    { className: 'grow' },
    make('div', { className: 'who' }, make('b', {}, post.author.name), timeOf(post.at, context.language)),
    make('p', { className: 'post-text' }, post.text),
    ...pictures(post),
    notes && make('p', { className: 'note' }, notes),
    tools(post, context, context.texts.comment),
    make('ul', { className: 'comments' }, ...own.filter((one) => one.parent === null).map((one) => commentItem(one, own, context))),
  )
  return make(
    'li',
    { className: post.author.brand ? 'brand' : '' },
    make('article', { 'aria-label': `${post.author.name}: ${post.text}` }, face(post.author, 48), body),
  )
}

/** What may be tapped below a message: buttons and rows of a list, quick replies. */
function choicesOf(message) {
  const { action, attachments } = message.content
  if (action?.buttons) return action.buttons.map(({ reply }) => ({ kind: 'button_reply', id: reply.id, title: reply.title }))
  if (action?.sections)
    return action.sections.flatMap(({ rows }) =>
      rows.map((row) => ({ kind: 'list_reply', id: row.id, title: row.title, description: row.description })),
    )
  const buttons = attachments?.[0]?.payload?.buttons ?? []
  return buttons.filter((button) => button.type === 'postback').map(({ title, payload }) => ({ kind: 'postback', id: payload, title }))
}

function contentOf(message, texts) {
  if (message.deleted) return [texts.unsent]
  const { latitude, longitude, name } = message.content
  const place = latitude !== undefined && fill(texts.sentLocation, { name: name ?? `${latitude}, ${longitude}` })
  const isPicture = message.type === 'image' || message.type === 'sticker'
  const files = message.files.map((src) =>
    isPicture
      ? make('img', { className: 'media', src, alt: '' })
      : make('a', { href: src, target: '_blank', rel: 'noreferrer', textContent: texts.sentFile }),
  )
  const picked = message.content.button_reply?.title ?? message.content.list_reply?.title ?? message.content.text
  return [...files, place, place ? '' : message.text || (typeof picked === 'string' ? picked : '')]
}

export function bubble(message, { texts, language, act }) {
  const choices = message.from_asset && !message.deleted ? choicesOf(message) : []
  const reactions = Object.values(message.reactions).join(' ')
  return make(
    'div',
    { className: `bubble${message.from_asset ? '' : ' mine'}${message.deleted ? ' gone' : ''}` },
    message.comment && make('p', { className: 'note' }, texts.aboutComment),
    ...contentOf(message, texts),
    choices.length > 0 &&
      make(
        'div',
        { className: 'choices', role: 'group', 'aria-label': texts.choose },
        ...choices.map((choice) => make('button', { type: 'button', textContent: choice.title, onclick: () => act.pick(message, choice) })),
      ),
    make(
      'div',
      { className: 'small' },
      reactions,
      message.edits > 0 && texts.edited,
      message.from_asset &&
        !message.deleted &&
        make('button', { type: 'button', textContent: '❤️', 'aria-label': texts.love, onclick: () => act.love(message) }),
      !message.from_asset && !message.deleted && make('button', { type: 'button', textContent: texts.unsend, onclick: () => act.unsend(message) }),
      timeOf(message.at, language),
    ),
  )
}
