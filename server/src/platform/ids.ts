import { v7 } from 'uuid'

/** A new UUIDv7: unique everywhere, and in the order they are made within a process. */
export const newId = (): string => v7()
