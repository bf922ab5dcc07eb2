import { QueryClient } from '@tanstack/react-query';
import { mayHeal } from './problem';

/** Answers stay fresh until the feed says otherwise; only failures that may heal are asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: true,
      networkMode: 'always',
      retry: (count, error) => mayHeal(error) && count < 4,
      retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
