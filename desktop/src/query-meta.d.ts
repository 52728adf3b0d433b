import '@tanstack/react-query'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { follows?: readonly string[] | undefined }
  }
}
