import './components.css'
import './app.css'
import { ApiError } from '@atalaya/shared/client.ts'
import { readMe } from '@atalaya/shared/contract/staff.ts'
import { MantineProvider } from '@mantine/core'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { askKey } from './data.ts'
import { firstLocale, openCatalogue } from './i18n/open-catalogue.ts'
import { insist } from './insist.ts'
import { makeRouter } from './routes.tsx'
import { theme, variables } from './theme.ts'
import { whenSettled } from './when-settled.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
// Libraries that add style elements of their own look for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce })

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error, query) {
      const isOver = error instanceof ApiError && error.status === 401
      if (isOver && query.queryKey[0] !== askKey(readMe, {})[0]) void client.invalidateQueries({ queryKey: askKey(readMe, {}) })
    },
  }),
  defaultOptions: {
    queries: {
      // The server may be in this very building: whether there is an internet says nothing about it.
      networkMode: 'always',
      // Facts make answers old; time alone does so only in case a fact never came.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 3 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 8_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
const locale = firstLocale(localStorage.getItem('atalaya.locale'), navigator.languages)
const { catalogue, fetchRest } = await openCatalogue(locale, (act) => whenSettled(client, act))
const router = makeRouter(client, fetchRest)

/** What is told before the first page stands is kept and shown then. */
const Toasts = lazy(async () => {
  await new Promise<void>((settled) => whenSettled(client, settled))
  return { default: (await insist(() => import('./parts/notices/toasts.tsx'))).Toasts }
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18nextProvider i18n={catalogue}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <Suspense>
          <Toasts />
        </Suspense>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
)
