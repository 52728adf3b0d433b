import type { QueryClient } from '@tanstack/react-query'
import {
  type AsyncRouteComponent,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router'
import { NotFound, ScreenFailed } from './parts/states/whole-page.tsx'

interface Context {
  client: QueryClient
  /** Fetches the words that the inbox does not need. */
  fetchRest(): Promise<void>
}
const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound, errorComponent: ScreenFailed })

type Screen = AsyncRouteComponent<Record<string, never>>
/** Words of an address, all of them plain text; the screen makes of them what it needs. */
type Search = Record<string, string | undefined>
const plainSearch = (search: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(search)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  )

/** Pages for people who are not signed in. */
const open = <P extends string>(path: P, component: Screen) =>
  createRoute({ getParentRoute: () => root, path, component, validateSearch: plainSearch })

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: lazyRouteComponent(() => import('./parts/shell/desk.tsx'), 'Desk'),
})
/** Pages inside the desk. A new screen is one line below and, if it has a place in the rail, one in `parts/shell/modules.ts`. */
const screen = <P extends string>(path: P, component: Screen) =>
  createRoute({ getParentRoute: () => desk, path, component, validateSearch: plainSearch, loader: ({ context }) => context.fetchRest() })

/** The page an agent begins with waits for nothing it does not show. */
const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./screens/inbox/inbox-screen.tsx'), 'InboxScreen'),
  validateSearch: plainSearch,
})

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/inbox' })
    },
  }),
  open(
    '/start',
    lazyRouteComponent(() => import('./screens/start/start-screen.tsx'), 'StartScreen'),
  ),
  open(
    '/sign-in',
    lazyRouteComponent(() => import('./screens/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
  ),
  open(
    '/reset',
    lazyRouteComponent(() => import('./screens/reset/reset-screen.tsx'), 'ResetScreen'),
  ),
  open(
    '/invitation',
    lazyRouteComponent(() => import('./screens/invitation/invitation-screen.tsx'), 'InvitationScreen'),
  ),
  desk.addChildren([
    inbox,
    screen(
      '/search',
      lazyRouteComponent(() => import('./screens/search/search-screen.tsx'), 'SearchScreen'),
    ),
    screen(
      '/loose',
      lazyRouteComponent(() => import('./screens/loose/loose-screen.tsx'), 'LooseScreen'),
    ),
    screen(
      '/me',
      lazyRouteComponent(() => import('./screens/me/me-screen.tsx'), 'MeScreen'),
    ),
    screen(
      '/overview',
      lazyRouteComponent(() => import('./screens/overview/overview-screen.tsx'), 'OverviewScreen'),
    ),
    screen(
      '/contacts',
      lazyRouteComponent(() => import('./screens/contacts/contacts-screen.tsx'), 'ContactsScreen'),
    ),
    screen(
      '/contacts/$contactId',
      lazyRouteComponent(() => import('./screens/contacts/contact-screen.tsx'), 'ContactScreen'),
    ),
    screen(
      '/customers',
      lazyRouteComponent(() => import('./screens/customers/customers-screen.tsx'), 'CustomersScreen'),
    ),
    screen(
      '/customers/import',
      lazyRouteComponent(() => import('./screens/customers/import-screen.tsx'), 'ImportScreen'),
    ),
    screen(
      '/accounts',
      lazyRouteComponent(() => import('./screens/accounts/accounts-screen.tsx'), 'AccountsScreen'),
    ),
    screen(
      '/accounts/connect',
      lazyRouteComponent(() => import('./screens/accounts/connect/connect-screen.tsx'), 'ConnectScreen'),
    ),
    screen(
      '/accounts/$accountId',
      lazyRouteComponent(() => import('./screens/accounts/account-screen.tsx'), 'AccountScreen'),
    ),
    screen(
      '/people',
      lazyRouteComponent(() => import('./screens/people/people-screen.tsx'), 'PeopleScreen'),
    ),
    screen(
      '/events',
      lazyRouteComponent(() => import('./screens/raw-events/events-screen.tsx'), 'EventsScreen'),
    ),
    screen(
      '/demo',
      lazyRouteComponent(() => import('./screens/demo/demo-screen.tsx'), 'DemoScreen'),
    ),
    screen(
      '/settings',
      lazyRouteComponent(() => import('./screens/settings/settings-screen.tsx'), 'SettingsScreen'),
    ),
    createRoute({
      getParentRoute: () => desk,
      path: '/cases/$caseId',
      beforeLoad: ({ params }) => {
        throw redirect({ to: '/inbox', search: { view: 'all', case: params.caseId } })
      },
    }),
  ]),
])

export function makeRouter(client: QueryClient, fetchRest: Context['fetchRest']) {
  return createRouter({
    routeTree,
    context: { client, fetchRest },
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
    defaultPreload: 'intent',
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
