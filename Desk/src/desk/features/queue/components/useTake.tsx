import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { useProblemText } from '../../../components/useProblemText';
import { claim } from '../api/cases';

/** Takes a case and opens it; tells who was faster if somebody was. */
export function useTake(): { take: (id: number) => void; busy: number | null } {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/inbox' });
  const [busy, setBusy] = useState<number | null>(null);
  const take = async (id: number) => {
    setBusy(id);
    try {
      await claim(id);
      await navigate({ to: '/cases/$caseId', params: { caseId: String(id) }, search: { ...search, view: 'mine' } });
    } catch (error) {
      const lost = error instanceof Problem && error.kind === 'already-taken';
      notifications.show({ color: lost ? 'orange' : 'red', title: lost ? t('queue.tooLate') : undefined, message: problemText(error) });
    } finally {
      setBusy(null);
    }
  };
  return { take: (id) => void take(id), busy };
}
