import { bubble, fill, make, personButton, postItem } from './render.js'

const texts = JSON.parse(document.body.dataset.texts)
const language = document.documentElement.lang
const at = (id) => document.getElementById(id)
const state = { people: [], assets: [], me: undefined, wallId: undefined, withId: undefined, about: undefined, mode: 'post', turn: 0 }

async function call(method, url, body) {
  const response = await fetch(`/_sim${url}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })
  const answer = await response.json()
  if (response.ok) return answer
  at('problem').textContent = fill(texts.failed, { reason: answer.error ?? response.status })
  at('problem').hidden = false
  setTimeout(() => {
    at('problem').hidden = true
  }, 6000)
  throw new Error(answer.error)
}

const walls = () => state.assets.filter(({ kind }) => kind === 'page' || kind === 'instagram')
const boxes = () => state.assets.filter(({ kind }) => kind !== 'waba')
const labelOf = (asset) =>
  ({ page: `Messenger · ${asset.name}`, instagram: `Instagram · @${asset.username}`, phone: `WhatsApp · ${asset.display}` })[asset.kind]
const nameOf = (asset) => asset?.name ?? asset?.verifiedName ?? ''

const act = {
  reply: (thing) => write('reply', thing),
  edit: (thing) => write('edit', thing),
  like: (thing, on) => call('POST', '/reactions', { on: thing.id, as: state.me.id, reaction: on ? 'like' : null }),
  remove: (thing) => call('DELETE', `/things/${encodeURIComponent(thing.id)}`),
  love: (message) => call('POST', '/message-reactions', { message: message.id, emoji: message.reactions.person ? null : '❤️' }),
  unsend: (message) => call('DELETE', `/messages/${encodeURIComponent(message.id)}`),
  pick: (message, { kind, id, title, description }) =>
    kind === 'postback'
      ? call('POST', '/postbacks', { asset: message.asset, as: state.me.id, title, payload: id })
      : call('POST', '/messages', {
          asset: message.asset,
          as: state.me.id,
          type: 'interactive',
          reply_to: message.id,
          content: { type: kind, [kind]: { id, title, ...(description ? { description } : {}) } },
        }),
}
const context = () => ({ me: state.me, texts, language, act })

function write(mode, thing) {
  state.mode = mode
  state.about = thing
  const asset = state.assets.find(({ id }) => id === state.wallId)
  at('composer-context').hidden = mode === 'post'
  at('composer-mode').textContent = mode === 'edit' ? texts.writeEdit : mode === 'reply' ? fill(texts.writeReply, { name: thing.author.name }) : ''
  at('composer-about').textContent = thing?.text ?? ''
  at('composer-label').textContent = fill(texts.writeWall, { name: nameOf(asset) })
  at('composer-send').textContent = { post: texts.publish, reply: texts.reply, edit: texts.save }[mode]
  at('wall-kind').hidden = mode !== 'post'
  // On Instagram a customer comments; only the account itself has a wall.
  at('composer').hidden = !asset || (asset.kind === 'instagram' && mode === 'post')
  at('wall-text').value = mode === 'edit' ? thing.text : ''
  if (mode !== 'post') at('wall-text').focus()
}

function showTabs() {
  at('tabs').replaceChildren(
    ...walls().map((asset) =>
      make('button', {
        type: 'button',
        role: 'tab',
        'aria-selected': String(asset.id === state.wallId),
        textContent: `${texts[asset.kind === 'page' ? 'facebook' : 'instagram']} · ${nameOf(asset)}`,
        onclick: () => openWall(asset.id),
      }),
    ),
  )
}

async function openWall(id) {
  state.wallId = id
  showTabs()
  write('post')
  await showWall()
}

async function showWall() {
  const turn = ++state.turn
  const { posts, comments } = state.wallId ? await call('GET', `/posts?asset=${state.wallId}`) : { posts: [], comments: [] }
  if (turn !== state.turn) return
  at('timeline').replaceChildren(...posts.map((post) => postItem(post, comments, context())))
  at('timeline-empty').hidden = posts.length > 0
}

function showPeople() {
  at('people').replaceChildren(...state.people.map((person) => personButton(person, person.id === state.me?.id, choose)))
  at('dm-with').replaceChildren(...boxes().map((asset) => make('option', { value: asset.id, textContent: labelOf(asset) })))
  if (state.withId) at('dm-with').value = state.withId
  at('composer-face').src = state.me?.avatar ?? ''
}

async function showThread() {
  const isReady = state.me && state.withId
  at('dm-form').hidden = !isReady
  const { messages } = isReady ? await call('GET', `/messages?asset=${state.withId}&person=${state.me.id}`) : { messages: [] }
  const empty = make('p', { className: 'empty', textContent: boxes().length ? texts.threadEmpty : texts.noAssets })
  at('dm-thread').replaceChildren(...(messages.length ? messages.map((message) => bubble(message, context())) : [empty]))
  at('dm-thread').scrollTop = at('dm-thread').scrollHeight
  if (messages.some((message) => message.from_asset && message.status !== 'read' && message.status !== 'failed'))
    await call('POST', '/read', { asset: state.withId, as: state.me.id })
}

async function choose(person) {
  state.me = person
  localStorage.setItem('agora-person', person.id)
  showPeople()
  at('people').querySelector('[aria-pressed="true"]')?.focus()
  write('post')
  await Promise.all([showWall(), showThread()])
}

async function load() {
  const [{ people }, { assets }] = await Promise.all([call('GET', '/people'), call('GET', '/assets')])
  state.people = people
  state.assets = assets
  const remembered = localStorage.getItem('agora-person')
  state.me = people.find(({ id }) => id === (state.me?.id ?? remembered)) ?? people[0]
  state.wallId = walls().some(({ id }) => id === state.wallId) ? state.wallId : walls()[0]?.id
  state.withId = boxes().some(({ id }) => id === state.withId) ? state.withId : boxes()[0]?.id
  showPeople()
  showTabs()
  write(state.mode, state.about)
  await Promise.all([showWall(), showThread()])
}

// It scrolls, so the keyboard must be able to reach it.
at('dm-thread').tabIndex = 0
let typingTimer
function showTyping(assetId) {
  const name = nameOf(state.assets.find(({ id }) => id === assetId))
  at('dm-typing').textContent = fill(texts.typing, { name })
  clearTimeout(typingTimer)
  typingTimer = setTimeout(() => {
    at('dm-typing').textContent = ''
  }, 5000)
}

function happened(event) {
  if (event.kind === 'reset') return load()
  if (event.kind === 'typing' && event.byAsset && event.personId === state.me?.id && event.assetId === state.withId) return showTyping(event.assetId)
  if (event.kind === 'message') {
    const { message } = event
    if (message.person !== state.me?.id || message.asset !== state.withId) return undefined
    if (event.verb === 'add' && message.from_asset) {
      at('dm-typing').textContent = ''
      at('announce').textContent = fill(texts.newFrom, { name: nameOf(state.assets.find(({ id }) => id === message.asset)) })
    }
    return showThread()
  }
  if (['post', 'comment', 'reaction'].includes(event.kind)) return showWall()
  return undefined
}

at('composer').addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = at('wall-text').value.trim()
  if (!state.me || !text) return
  const { mode, about } = state
  const kind = at('wall-kind').value
  if (mode === 'edit') await call('PUT', `/things/${encodeURIComponent(about.id)}`, { text })
  else if (mode === 'reply') await call('POST', '/comments', { on: about.id, as: state.me.id, text })
  else await call('POST', '/posts', { asset: state.wallId, as: state.me.id, text, ...(kind === 'post' ? {} : { recommendation: kind }) })
  write('post')
})
at('composer-cancel').addEventListener('click', () => write('post'))
at('dm-with').addEventListener('change', () => {
  state.withId = at('dm-with').value
  at('dm-typing').textContent = ''
  showThread()
})
const send = (more) => call('POST', '/messages', { asset: state.withId, as: state.me.id, ...more })
at('dm-form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = at('dm-text').value.trim()
  if (!text) return
  at('dm-text').value = ''
  await send({ text })
})
at('dm-text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  at('dm-form').requestSubmit()
})
at('dm-file').addEventListener('change', async () => {
  const [file] = at('dm-file').files
  at('dm-file').value = ''
  if (!file) return
  const address = await new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.readAsDataURL(file)
  })
  await send({ files: [{ base64: String(address).split(',')[1], mime: file.type || 'application/octet-stream', name: file.name }] })
})
at('dm-place').addEventListener('click', async () => {
  const place = { latitude: -12.0931, longitude: -77.0465, name: 'Agencia San Isidro' }
  const isWhatsapp = state.assets.find(({ id }) => id === state.withId)?.kind === 'phone'
  const { latitude: lat, longitude: long, name: title } = place
  await send({
    type: 'location',
    content: isWhatsapp ? place : { attachments: [{ type: 'location', title, payload: { coordinates: { lat, long } } }] },
  })
})
at('person-form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const fields = new FormData(event.target)
  const person = await call('POST', '/people', {
    name: fields.get('name'),
    username: fields.get('username'),
    phone: fields.get('phone'),
    hides_phone: fields.get('hides_phone') === 'on',
  })
  if (!state.people.some(({ id }) => id === person.id)) state.people.push(person)
  event.target.reset()
  event.target.closest('details').open = false
  await choose(person)
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
