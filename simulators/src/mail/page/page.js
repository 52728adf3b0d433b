const find = (id) => document.getElementById(id)
const [form, who, to, subject, words, mails, about] = ['mail-form', 'who', 'to', 'subject', 'words', 'mails', 'about'].map(find)
const EVERY_MS = 2000
let answers = null
let shown = ''

async function call(path, body) {
  const answer = await fetch(`/_sim${path}`, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error((await answer.json()).error)
  return answer.json()
}

function option(value, label) {
  return Object.assign(document.createElement('option'), { value, textContent: label })
}

function answerTo(mail) {
  answers = mail ? mail.uid : null
  about.hidden = !mail
  if (mail) about.firstElementChild.textContent = `${form.dataset.answering} ${mail.fromName}: ${mail.subject}`
  for (const label of document.querySelectorAll('.fresh')) label.hidden = Boolean(mail)
  to.required = !mail
  words.focus()
}

function draw(mail) {
  const item = document.createElement('li')
  const title = Object.assign(document.createElement('h3'), { textContent: mail.subject })
  const from = Object.assign(document.createElement('div'), { textContent: `${mail.fromName} <${mail.from}>` })
  const at = Object.assign(document.createElement('time'), {
    dateTime: mail.at,
    textContent: new Date(mail.at).toLocaleString(document.documentElement.lang),
  })
  const text = Object.assign(document.createElement('p'), { textContent: mail.text.trim() })
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: mails.dataset.answer })
  button.addEventListener('click', () => answerTo(mail))
  item.append(title, from, at, text, button)
  return item
}

async function look() {
  if (!who.value) return
  const { mails: found } = await call(`/mails/${encodeURIComponent(who.value)}`)
  const seen = `${who.value} ${found.map(({ uid }) => uid)}`
  if (seen === shown) return
  shown = seen
  find('empty').hidden = found.length > 0
  mails.replaceChildren(...found.map(draw))
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const told = find('told')
  try {
    const fresh = { from: who.value, to: to.value, subject: subject.value, text: words.value }
    await call('/mails', answers === null ? fresh : { ...fresh, answers })
    words.value = ''
    answerTo(null)
    told.textContent = form.dataset.sent
  } catch (error) {
    told.textContent = error.message
  }
})
find('cancel').addEventListener('click', () => answerTo(null))
who.addEventListener('change', () => {
  answerTo(null)
  look()
})

const { mailboxes } = await call('/mailboxes')
for (const { address, name } of mailboxes) {
  who.append(option(address, `${name} <${address}>`))
  find('addresses').append(option(address, name))
}
who.selectedIndex = mailboxes.length > 1 ? 1 : 0
to.value = mailboxes[0]?.address ?? ''
await look()
setInterval(() => look().catch(() => undefined), EVERY_MS)
