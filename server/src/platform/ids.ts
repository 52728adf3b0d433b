import { v7 } from 'uuid'

/** A new UUIDv7: unique everywhere, and in the order they are made within a process. */
export const newId = (): string => v7()

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text that came from outside is an id of the kind we make. */
export const isId = (text: string): boolean => ID.test(text)
