import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, retainSearchParams } from '@tanstack/react-router';
import { ErrorState } from './components/ErrorState';
import { Missing } from './components/Missing';
import { Starting } from './components/Starting';
import { ensureSession } from './features/session/api/session';
import { listSearch } from './features/queue/listSearch';
import { chosenBrand, rememberedBrand, settleBrand } from './storage/brand';

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string } => (typeof search['from'] === 'string' ? { from: search['from'] } : {}),
  component: lazyRouteComponent(() => import('./features/session/routes/SignIn'), 'SignIn'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const { me } = await ensureSession();
    if (!me) throw redirect({ to: '/sign-in', search: { from: location.href } });
  },
  component: lazyRouteComponent(() => import('./features/session/routes/Inside'), 'Inside'),
});

const home = createRoute({ getParentRoute: () => inside, path: '/', beforeLoad: () => { throw redirect({ to: '/queue' }); } });

const inbox = createRoute({
  getParentRoute: () => inside,
  id: 'inbox',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./features/queue/routes/Inbox'), 'Inbox'),
});
const queue = createRoute({
  getParentRoute: () => inbox, path: '/queue', component: lazyRouteComponent(() => import('./features/queue/routes/NothingChosen'), 'NothingChosen'),
});
const oneCase = createRoute({
  getParentRoute: () => inbox, path: '/cases/$caseId', component: lazyRouteComponent(() => import('./features/conversation/routes/Conversation'), 'Conversation'),
});

const brand = createRoute({
  getParentRoute: () => inside,
  id: 'brand',
  validateSearch: (search: Record<string, unknown>): { brand?: string } => (typeof search['brand'] === 'string' && search['brand'] ? { brand: search['brand'] } : {}),
  search: { middlewares: [retainSearchParams(['brand'])] },
  beforeLoad: async ({ search, location, preload }) => {
    const mine = (await ensureSession()).me?.brands.map(({ key }) => key) ?? [];
    if (preload) return;
    const chosen = chosenBrand(search.brand, rememberedBrand(), mine);
    if (!settleBrand(mine.length < 2 && chosen === mine[0] ? '' : chosen)) {
      window.location.assign(`/desk${location.href}`);
      await new Promise(() => {});
    }
    if (mine.length > 1 && search.brand === undefined) throw redirect({ to: location.pathname, search: { brand: chosen }, replace: true });
  },
  component: lazyRouteComponent(() => import('./features/session/routes/OneBrand'), 'OneBrand'),
});

const articles = createRoute({
  getParentRoute: () => brand, path: '/articles', component: lazyRouteComponent(() => import('./features/articles/routes/Articles'), 'Articles'),
});
const article = createRoute({
  getParentRoute: () => brand, path: '/articles/$articleId', component: lazyRouteComponent(() => import('./features/articles/routes/Article'), 'ArticlePage'),
});
const words = createRoute({ getParentRoute: () => brand, path: '/words', component: lazyRouteComponent(() => import('./features/words/routes/Words'), 'WordsPage') });
const canned = createRoute({ getParentRoute: () => brand, path: '/canned', component: lazyRouteComponent(() => import('./features/canned/routes/Canned'), 'CannedPage') });
const releases = createRoute({
  getParentRoute: () => brand, path: '/releases', component: lazyRouteComponent(() => import('./features/releases/routes/Releases'), 'Releases'),
});
const hours = createRoute({ getParentRoute: () => brand, path: '/hours', component: lazyRouteComponent(() => import('./features/hours/routes/Hours'), 'HoursPage') });
const people = createRoute({ getParentRoute: () => brand, path: '/people', component: lazyRouteComponent(() => import('./features/people/routes/People'), 'People') });
const delivery = createRoute({
  getParentRoute: () => brand, path: '/delivery', component: lazyRouteComponent(() => import('./features/delivery/routes/Delivery'), 'Delivery'),
});
const settings = createRoute({
  getParentRoute: () => inside, path: '/settings', component: lazyRouteComponent(() => import('./features/session/routes/Settings'), 'Settings'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([home, inbox.addChildren([queue, oneCase]), brand.addChildren([articles, article, words, canned, releases, hours, people, delivery]), settings]),
  ]),
  basepath: '/desk',
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Starting,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={() => { reset(); void router.invalidate(); }} page />,
  defaultNotFoundComponent: Missing,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
