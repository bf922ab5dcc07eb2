import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, Unreachable } from '../api/problem';

/** What a failure means to the person who sees it, in their language. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback((error: unknown) => {
    if (error instanceof Unreachable) return t('problem.unreachable');
    if (!(error instanceof Problem)) return t('problem.unknown');
    const taken = error.member<{ firstName: string }>('takenBy');
    if (error.kind === 'already-taken' && taken) return t('problem.taken', { name: taken.firstName });
    const known = ['already-taken', 'not-speaker', 'password-change-required', 'already-joined', 'no-public-thread', 'too-many-codes', 'brand-not-yours'].includes(error.kind) ? `problem.${error.kind}` : undefined;
    if (known) return t(known);
    if ([401, 403, 404, 413, 429].includes(error.status)) return t(`problem.${error.status}`);
    if (error.status >= 500) return t('problem.server');
    return error.message;
  }, [t]);
}
