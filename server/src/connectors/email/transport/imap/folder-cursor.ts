/** How far a folder was read. Another `validity` means that the server numbered its mails anew (RFC 3501, 2.3.1.1). */
export interface FolderPlace {
  validity: string
  uid: number
}

const nameOf = (folder: string): string => `folder:${folder}`

export function readPlace(cursor: Record<string, string>, folder: string): FolderPlace | null {
  const [, validity, uid] = /^(\d+):(\d+)$/.exec(cursor[nameOf(folder)] ?? '') ?? []
  return validity && uid ? { validity, uid: Number(uid) } : null
}

export function writePlace(cursor: Record<string, string>, folder: string, { validity, uid }: FolderPlace): Record<string, string> {
  return { ...cursor, [nameOf(folder)]: `${validity}:${uid}` }
}

/** The first day whose mail is taken in, kept from the first connection on: a mailbox numbered anew is not read from its beginning. */
export function readSince(cursor: Record<string, string>): Date | null {
  const since = new Date(cursor.since ?? Number.NaN)
  return Number.isNaN(since.getTime()) ? null : since
}
