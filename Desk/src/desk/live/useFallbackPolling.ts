import { useEffect } from 'react';
import { queryClient } from '../api/queryClient';
import { useLiveStatus } from './status';

const everyMs = 15_000;

/** While live updates do not arrive, what is on screen is asked anew now and then. */
export function useFallbackPolling(): void {
  const status = useLiveStatus();
  useEffect(() => {
    if (status !== 'lost') return undefined;
    const timer = setInterval(() => void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }), everyMs);
    return () => clearInterval(timer);
  }, [status]);
}
