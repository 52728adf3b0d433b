/** The mark of Atalaya: a watchtower. */
export function Mark({ size = 28, title }: { size?: number; title?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      role={title ? 'img' : 'presentation'}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <path d="M10.5 13.5h11l-1.6 13.2h-7.8z" fill="#48afa3" />
      <path d="M8.6 7h2.8v2.3h3.1V7h3v2.3h3.1V7h2.8v6.5H8.6z" fill="#e9f7f5" />
      <path d="M14.5 26.7v-4.5a1.5 1.5 0 0 1 3 0v4.5z" fill="#0c2422" />
    </svg>
  )
}
