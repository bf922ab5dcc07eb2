import { useEffect } from 'react';

/** The window's title while the caller is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · CareBot` : 'CareBot';
  }, [title]);
}
