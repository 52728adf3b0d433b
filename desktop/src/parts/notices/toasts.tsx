import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'

/** Short messages at the edge of the screen. */
export function Toasts() {
  return <Notifications position="top-center" limit={4} autoClose={6000} />
}
