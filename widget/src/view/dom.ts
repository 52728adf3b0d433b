type Attributes = Record<string, string | number | boolean | ((event: never) => void) | null | undefined>

/** An element; attributes that are functions listen, those that are true stand bare, those that are false or null are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null))
  return element
}

/** Drawn on 24 × 24, in lines of the text's colour. */
const PATHS = {
  chat: 'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
  down: 'm6 9 6 6 6-6',
  close: 'M18 6 6 18M6 6l12 12',
  send: 'M12 19V5m-7 7 7-7 7 7',
  clip: 'M20 11.5 11.7 19.8a5.2 5.2 0 0 1-7.4-7.4L13 3.7a3.5 3.5 0 0 1 4.9 4.9l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4L14.5 7.2',
  more: 'M12 5a.7.7 0 1 0 .01 0zm0 6.3a.7.7 0 1 0 .01 0zm0 6.3a.7.7 0 1 0 .01 0z',
  file: 'M14 3H6a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V8zm0 0v5h5',
  retry: 'M20 12a8 8 0 1 1-2.3-5.6L20 8.5M20 4v4.5h-4.5',
}

export function icon(name: keyof typeof PATHS): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
