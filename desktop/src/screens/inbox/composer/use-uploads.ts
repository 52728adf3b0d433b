import { ApiError } from '@atalaya/shared/client.ts'
import type { Conversation, StoredFile } from '@atalaya/shared/contract/conversations.ts'
import { notifications } from '@mantine/notifications'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayError } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { sayBytes } from '../../../parts/text/say-bytes.ts'

type Limits = Conversation['limits']['files']
export interface Upload {
  key: string
  name: string
  size: number
  percent: number
  /** There once the server keeps it. */
  fileId: string | null
  failed: string | null
}

export interface Uploads {
  files: Upload[]
  isBusy: boolean
  limits: Limits | undefined
  add: (files: File[]) => void
  remove: (key: string) => void
  clear: () => void
}

/** Files on their way to the server, refused at once when the network would not take them. */
export function useUploads(limits: Limits | undefined): Uploads {
  const { t, i18n } = useTranslation('inbox')
  const [files, setFiles] = useState<Upload[]>([])
  const requests = useRef(new Map<string, XMLHttpRequest>())
  const change = useCallback(
    (key: string, some: Partial<Upload>) => setFiles((was) => was.map((file) => (file.key === key ? { ...file, ...some } : file))),
    [],
  )
  const refuse = (message: string) => notifications.show({ color: 'red', message })

  function add(chosen: File[]): void {
    if (!limits) return
    let room = limits.max - files.length
    for (const file of chosen) {
      if (room-- <= 0) return void refuse(t('composer.fileTooMany', { count: limits.max }))
      if (file.size > limits.maxBytes) refuse(t('composer.fileTooLarge', { name: file.name, size: sayBytes(i18n.language, limits.maxBytes) }))
      else if (!takes(limits.mimes, file.type)) refuse(t('composer.fileKind', { name: file.name }))
      else {
        const key = makeId()
        setFiles((was) => [...was, { key, name: file.name, size: file.size, percent: 0, fileId: null, failed: null }])
        const request = upload(file, {
          onProgress: (percent) => change(key, { percent }),
          onDone: ({ fileId }) => change(key, { fileId, percent: 100 }),
          onFailed: (error) => change(key, { failed: sayError(t, error) }),
        })
        requests.current.set(key, request)
      }
    }
  }
  return {
    files,
    isBusy: files.some(({ fileId, failed }) => !fileId && !failed),
    limits,
    add,
    remove(key) {
      requests.current.get(key)?.abort()
      requests.current.delete(key)
      setFiles((was) => was.filter((file) => file.key !== key))
    },
    clear: () => setFiles([]),
  }
}

/** Whether a list of kinds such as `image/*` or `application/pdf` takes a kind; an empty list takes every one. */
export function takes(mimes: readonly string[], mime: string): boolean {
  return (
    mimes.length === 0 || mimes.some((known) => known === mime || known === '*/*' || (known.endsWith('/*') && mime.startsWith(known.slice(0, -1))))
  )
}

interface Ears {
  onProgress: (percent: number) => void
  onDone: (file: StoredFile) => void
  onFailed: (error: ApiError) => void
}

function upload(file: File, { onProgress, onDone, onFailed }: Ears): XMLHttpRequest {
  const request = new XMLHttpRequest()
  const form = new FormData()
  form.append('file', file)
  request.responseType = 'json'
  request.upload.onprogress = ({ loaded, total }) => onProgress(Math.min(99, Math.round((loaded / total) * 100)))
  request.onload = () =>
    request.status < 300 ? onDone(request.response as StoredFile) : onFailed(new ApiError(request.status, (request.response ?? {}) as object))
  request.onerror = () => onFailed(new ApiError(0, {}))
  request.open('POST', '/api/files')
  request.send(form)
  return request
}
