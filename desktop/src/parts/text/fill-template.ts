export interface Blanks {
  contact: { name: string }
  agent: { name: string }
  case: { number: string }
}

/** A template with its blanks filled in; a blank nobody knows stays as it is, so that it is seen before it is sent. */
export function fillTemplate(text: string, { contact, agent, case: about }: Blanks): string {
  const known: Record<string, string> = {
    'contact.name': contact.name,
    'contact.firstName': firstWord(contact.name),
    'agent.name': agent.name,
    'agent.firstName': firstWord(agent.name),
    'case.number': about.number,
  }
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (blank, name: string) => known[name] || blank)
}

/** Whether a text still has blanks. */
export function hasBlanks(text: string): boolean {
  return /\{\{\s*[\w.]+\s*\}\}/.test(text)
}

function firstWord(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}
