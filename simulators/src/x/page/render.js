/** Builds an element: properties, then children. Text is always text, never markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries(properties)) {
    if (key in element && key !== 'list') element[key] = value
    else element.setAttribute(key, value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '')

const face = (user, size) => make('img', { src: user.avatar, alt: '', width: size, height: size, loading: 'lazy' })

const tick = (user, texts) =>
  user.verified !== 'none' && make('span', { className: 'tick', role: 'img', 'aria-label': texts.official, textContent: '✓' })

function timeOf(ms, language) {
  const date = new Date(ms)
  const today = new Date().toDateString() === date.toDateString()
  const format = today ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'short' }
  return make('time', { dateTime: date.toISOString(), title: date.toLocaleString(language), textContent: date.toLocaleString(language, format) })
}

function withMentions(text) {
  return text.split(/(@[A-Za-z0-9_]{1,15})/).map((part, place) => (place % 2 ? make('span', { className: 'mention', textContent: part }) : part))
}

export function personButton(user, chosen, texts, choose) {
  const name = make('span', { className: 'who' }, make('b', {}, user.name), make('span', {}, `@${user.username}`))
  return make(
    'li',
    {},
    make('button', { type: 'button', 'aria-pressed': String(chosen), onclick: () => choose(user) }, face(user, 40), name, tick(user, texts)),
  )
}

const tool = (label, run, pressed) =>
  make('button', {
    type: 'button',
    className: 'quiet',
    onclick: run,
    textContent: label,
    ...(pressed === undefined ? {} : { 'aria-pressed': String(pressed) }),
  })

function postTools(post, me, texts, act) {
  const mine = post.author.id === me?.id
  const liked = post.likedBy.includes(me?.id)
  return make(
    'div',
    { className: 'tools' },
    tool(post.replies ? `${texts.reply} · ${post.replies}` : texts.reply, () => act.reply(post)),
    tool(texts.quote, () => act.quote(post)),
    tool(post.likes ? `${texts.like} · ${post.likes}` : texts.like, () => act.like(post, !liked), liked),
    mine && tool(texts.edit, () => act.edit(post)),
    mine && tool(texts.remove, () => act.remove(post)),
  )
}

export function postItem(post, { me, texts, language, act, fresh }) {
  const head = make(
    'div',
    { className: 'who' },
    make('b', {}, post.author.name),
    tick(post.author, texts),
    make('span', {}, `@${post.author.username}`),
    timeOf(post.createdAtMs, language),
  )
  const notes = [post.edited && texts.edited, post.hidden && texts.hidden].filter(Boolean).join(' · ')
  const quoted = post.quote && make('div', { className: 'quoted' }, make('b', {}, `${post.quote.author.name} `), post.quote.text ?? texts.deletedPost)
  const body = make(
    'div',
    { className: 'grow' },
    head,
    post.replyTo && make('p', { className: 'note' }, fill(texts.inReplyTo, { name: `@${post.replyTo.author.username}` })),
    make('p', { className: 'post-text' }, ...withMentions(post.text)),
    ...post.media.map((src) => make('img', { className: 'media', src, alt: '' })),
    quoted,
    notes && make('p', { className: 'note' }, notes),
    postTools(post, me, texts, act),
  )
  const item = make(
    'li',
    { className: [post.author.brand && 'brand', fresh && 'fresh'].filter(Boolean).join(' ') },
    make('article', { 'aria-label': `${post.author.name}: ${post.text}` }, face(post.author, 48), body),
  )
  item.dataset.id = post.id
  return item
}

export function bubble(message, me, language) {
  return make(
    'div',
    { className: message.from === me?.id ? 'bubble mine' : 'bubble' },
    ...message.media.map((src) => make('img', { className: 'media', src, alt: '' })),
    message.text,
    timeOf(message.createdAtMs, language),
  )
}
