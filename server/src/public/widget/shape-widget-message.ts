import type { WidgetMessage } from '@atalaya/shared/contract/widget.ts'
import type { VisitorMessage } from '../../conversations/visitor/read-visitor-thread.ts'

/** A message as the widget shows it. Links lack the token: the widget puts in the one it has. */
export function shapeWidgetMessage({ messageId, from, author, text, at, state, deleted, files }: VisitorMessage): WidgetMessage {
  return {
    messageId,
    from,
    author,
    text,
    at: at.toISOString(),
    state,
    deleted,
    files: files.map(({ fileId, name, mime, size, preview }) => ({
      name,
      mime,
      size,
      url: `/widget/files/${fileId}`,
      previewUrl: preview ? `/widget/files/${fileId}/preview` : null,
    })),
  }
}
