import { bubble, fill, make, personButton, postItem } from './render.js'

const texts = JSON.parse(document.body.dataset.texts)
const language = document.documentElement.lang
const at = (id) => document.getElementById(id)
const state = { people: [], me: undefined, posts: new Map(), about: undefined, mode: 'publish', withId: undefined }
const MOST_POSTS = 200

async function call(method, url, body) {
  const response = await fetch(url, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) })
  const answer = await response.json()
  if (response.ok) return answer
  at('problem').textContent = fill(texts.failed, { reason: answer.error ?? response.status })
  at('problem').hidden = false
  setTimeout(() => {
    at('problem').hidden = true
  }, 6000)
  throw new Error(answer.error)
}

const brands = () => state.people.filter((user) => user.brand)
const context = (fresh) => ({ me: state.me, texts, language, act, fresh })

function showPosts() {
  const shown = [...state.posts.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1)).slice(0, MOST_POSTS)
  at('timeline').replaceChildren(...shown.map((post) => postItem(post, context(false))))
  at('timeline-empty').hidden = shown.length > 0
}

function putPost(post, previousId) {
  state.posts.set(post.id, post)
  const old = at('timeline').querySelector(`[data-id="${previousId ?? post.id}"]`)
  if (previousId) state.posts.delete(previousId)
  const item = postItem(post, context(!old))
  if (old) old.replaceWith(item)
  else at('timeline').prepend(item)
  while (at('timeline').children.length > MOST_POSTS) at('timeline').lastChild.remove()
  at('timeline-empty').hidden = true
}

function write(mode, post) {
  state.mode = mode
  state.about = post
  at('composer-context').hidden = mode === 'publish'
  const words = { reply: texts.replyingTo, quote: texts.quoting, edit: texts.editing }[mode]
  at('composer-mode').textContent = words ? fill(words, { name: `@${post.author.username}` }) : ''
  at('composer-about').textContent = post?.text ?? ''
  at('composer-send').textContent = mode === 'edit' ? texts.save : mode === 'reply' ? texts.reply : texts.publish
  at('composer-text').value = mode === 'edit' ? post.text : ''
  count()
  at('composer-text').focus()
}

const act = {
  reply: (post) => write('reply', post),
  quote: (post) => write('quote', post),
  edit: (post) => write('edit', post),
  like: (post, on) =>
    on ? call('POST', `/_sim/posts/${post.id}/likes`, { as: state.me.id }) : call('DELETE', `/_sim/posts/${post.id}/likes?as=${state.me.id}`),
  remove: (post) => confirm(texts.confirmRemove) && call('DELETE', `/_sim/posts/${post.id}`),
}

/** The page's own rough count: addresses 23, emoji and wide letters 2. People are warned, not stopped. */
function count() {
  const text = at('composer-text')
    .value.replace(/https?:\/\/\S+/g, 'x'.repeat(23))
    .replace(/\p{RGI_Emoji}/gv, 'xx')
  const left = 280 - [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 4351 ? 2 : 1), 0)
  at('counter').value = String(left)
  at('counter').classList.toggle('over', left < 0)
}

function showPeople() {
  at('people').replaceChildren(
    ...state.people.filter((user) => !user.brand).map((user) => personButton(user, user.id === state.me?.id, texts, choose)),
  )
  at('brands').replaceChildren(
    ...brands().map((user) => make('button', { type: 'button', textContent: `@${user.username}`, onclick: () => mention(user) })),
  )
  at('dm-with').replaceChildren(...brands().map((user) => make('option', { value: user.id, textContent: `${user.name} · @${user.username}` })))
  at('dm-with').hidden = brands().length === 0
  if (brands().some((user) => user.id === state.withId)) at('dm-with').value = state.withId
  else state.withId = brands()[0]?.id
  at('composer-face').src = state.me?.avatar ?? ''
  at('composer-face').style.visibility = state.me ? 'visible' : 'hidden'
  at('composer-send').disabled = !state.me
}

function mention(user) {
  const field = at('composer-text')
  field.value = `@${user.username} ${field.value}`.trimEnd() + (field.value ? '' : ' ')
  field.focus()
  count()
}

async function showThread() {
  const thread = at('dm-thread')
  const ready = state.me && state.withId
  at('dm-form').hidden = !ready
  const { messages } = ready ? await call('GET', `/_sim/dms?user=${state.me.id}&with=${state.withId}`) : { messages: [] }
  const empty = make('p', { className: 'empty', textContent: brands().length ? texts.dmEmpty : texts.dmNoBrand })
  thread.replaceChildren(...(messages.length ? messages.map((message) => bubble(message, state.me, language)) : [empty]))
  thread.scrollTop = thread.scrollHeight
  if (messages.some((message) => message.from === state.withId)) await call('POST', '/_sim/dms/read', { as: state.me.id, with: state.withId })
}

async function choose(user) {
  state.me = user
  localStorage.setItem('plaza-person', user.id)
  const chosen = document.activeElement?.closest('#people') !== null
  showPeople()
  if (chosen) at('people').querySelector('[aria-pressed="true"]')?.focus()
  write('publish')
  if (chosen) at('people').querySelector('[aria-pressed="true"]')?.focus()
  showPosts()
  await showThread()
}

async function load() {
  const [{ users }, { posts }] = await Promise.all([call('GET', '/_sim/users'), call('GET', '/_sim/posts?limit=100')])
  state.people = users
  state.posts = new Map(posts.map((post) => [post.id, post]))
  const remembered = localStorage.getItem('plaza-person')
  const people = users.filter((user) => !user.brand)
  state.me = people.find((user) => user.id === (state.me?.id ?? remembered)) ?? people[0]
  showPeople()
  showPosts()
  await showThread()
}

async function onDm({ message }) {
  const pair = [message.from, message.to]
  if (!pair.includes(state.me?.id) || !pair.includes(state.withId)) return
  if (message.from !== state.me.id) tell(message.from)
  await showThread()
}

function tell(userId) {
  const user = state.people.find((person) => person.id === userId)
  if (user) at('announce').textContent = fill(texts.newFrom, { name: user.name })
}

function happened(event) {
  if (event.kind === 'reset') return load()
  if (event.kind === 'dm') return onDm(event)
  if (event.kind === 'delete') {
    state.posts.delete(event.post.id)
    return at('timeline').querySelector(`[data-id="${event.post.id}"]`)?.remove()
  }
  if (!event.post?.author) return undefined
  if (event.kind === 'post' && event.post.author.brand) tell(event.post.author.id)
  if (event.kind === 'post' && !state.people.some((user) => user.id === event.post.author.id)) state.people.push(event.post.author)
  putPost(event.post, event.previousId)
  const parentId = event.kind === 'post' ? event.post.replyTo?.id : undefined
  const parent = state.posts.get(parentId)
  if (parent) putPost({ ...parent, replies: parent.replies + 1 })
  return undefined
}

at('composer').addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = at('composer-text').value.trim()
  if (!state.me || !text) return
  const { mode, about } = state
  if (mode === 'edit') await call('PUT', `/_sim/posts/${about.id}`, { text })
  else
    await call('POST', '/_sim/posts', {
      as: state.me.id,
      text,
      ...(mode === 'reply' ? { reply_to: about.id } : mode === 'quote' ? { quote: about.id } : {}),
    })
  write('publish')
})
// It scrolls, so the keyboard must be able to reach it.
at('dm-thread').tabIndex = 0
at('composer-text').addEventListener('input', count)
at('composer-cancel').addEventListener('click', () => write('publish'))
at('dm-with').addEventListener('change', () => {
  state.withId = at('dm-with').value
  showThread()
})
at('dm-form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = at('dm-text').value.trim()
  if (!text) return
  at('dm-text').value = ''
  await call('POST', '/_sim/dms', { as: state.me.id, to: state.withId, text })
})
for (const [field, form] of [
  ['composer-text', 'composer'],
  ['dm-text', 'dm-form'],
]) {
  at(field).addEventListener('keydown', (event) => {
    const plainEnter = event.key === 'Enter' && !event.shiftKey && form === 'dm-form' && !event.isComposing
    if (plainEnter || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault()
      at(form).requestSubmit()
    }
  })
}
let typedAt = 0
at('dm-text').addEventListener('input', () => {
  if (Date.now() - typedAt < 3000 || !state.me || !state.withId) return
  typedAt = Date.now()
  call('POST', '/_sim/dms/typing', { as: state.me.id, to: state.withId })
})
at('person-form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const fields = new FormData(event.target)
  const user = await call('POST', '/_sim/users', { name: fields.get('name'), username: fields.get('username') })
  if (!state.people.some((person) => person.id === user.id)) state.people.push(user)
  event.target.reset()
  event.target.closest('details').open = false
  await choose(user)
})

const live = new EventSource('/_sim/events')
let wasLost = false
live.onopen = () => {
  at('link').hidden = true
  if (wasLost) load()
  wasLost = false
}
live.onerror = () => {
  wasLost = true
  at('link').hidden = false
}
live.onmessage = (event) => happened(JSON.parse(event.data))
load()
