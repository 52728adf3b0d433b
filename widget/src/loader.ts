import type { WidgetSettings } from '@atalaya/shared/contract/widget.ts'
import { type Page, type Panel, readTag, type Stage } from './page.ts'
import { openStorage, pageStorage } from './talk/storage.ts'
import { h, icon } from './view/dom.ts'
import { inkOn } from './view/ink.ts'
import css from './view/launcher.css?inline'

declare global {
  interface Window {
    Atalaya?: { open(): void; close(): void }
  }
}

const LABEL = { es: 'Abrir el chat', en: 'Open the chat', pt: 'Abrir o chat' }
const UNREAD = { es: 'mensajes sin leer', en: 'unread messages', pt: 'mensagens não lidas' }

async function start(page: Page): Promise<void> {
  const response = await fetch(`${page.base}/widget/${page.accountId}/settings?locale=${page.locale}`)
  if (!response.ok) return console.warn(`Atalaya: the chat is not shown here (${response.status}). Check the account and its allowed sites.`)
  const settings = (await response.json()) as WidgetSettings
  const stage = raise(page, settings)
  let panel: Promise<Panel> | undefined
  const load = () => {
    panel ??= import(/* @vite-ignore */ `${page.base}/widget-panel.js`).then((script: { createPanel(stage: Stage): Panel }) =>
      script.createPanel(stage),
    )
    panel.catch(() => {
      panel = undefined
    })
    return panel
  }
  stage.launcher.onclick = () => void load().then((one) => (one.isOpen() ? one.close() : one.open()))
  // Whoever points at the button is about to press it.
  stage.launcher.onpointerenter = () => void load()
  window.Atalaya = { open: () => void load().then((one) => one.open()), close: () => void panel?.then((one) => one.close()) }
  // Somebody who has a conversation is told of answers before they open it.
  if (openStorage(page.accountId, pageStorage()).get('visit')) void load()
}

/** Puts the button on the page, in a shadow tree that the page's styles do not reach. */
function raise(page: Page, settings: WidgetSettings): Stage {
  const host = h('div', { lang: page.locale })
  host.style.cssText = 'all: initial !important; position: fixed !important; z-index: 2147483000 !important'
  host.style.setProperty('--accent', settings.accent)
  host.style.setProperty('--on-accent', inkOn(settings.accent))
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  const badge = h('span', { class: 'badge', hidden: true })
  const launcher = h(
    'button',
    { class: 'launcher', type: 'button', 'aria-label': LABEL[page.locale], 'aria-expanded': 'false' },
    icon('chat'),
    icon('down'),
    badge,
  )
  root.append(launcher)
  document.body.append(host)
  return {
    page,
    settings,
    root,
    launcher,
    setUnread(count) {
      badge.hidden = count === 0
      badge.textContent = count > 9 ? '9+' : String(count)
      launcher.setAttribute('aria-label', count > 0 ? `${LABEL[page.locale]} (${count} ${UNREAD[page.locale]})` : LABEL[page.locale])
    },
  }
}

const tag = document.currentScript
const page = tag instanceof HTMLScriptElement ? readTag(tag) : null
if (page && !window.Atalaya) {
  window.Atalaya = { open() {}, close() {} }
  const begin = () =>
    void start(page).catch((error: unknown) => console.warn('Atalaya: the chat could not be loaded. Is this site on the list of the account?', error))
  if (document.body) begin()
  else document.addEventListener('DOMContentLoaded', begin)
}
