import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { CaseDetail } from '../../../api/types';
import { onWindow } from '../../../live/windows';
import { time } from '../../../time/format';
import { now } from '../../../time/now';
import { replyWindow } from '../replyWindow';

/** Shows a warning when the window of a case closes that waits, or that I have. */
export function useWindowWarnings(meId: string | undefined): void {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    if (!meId) return undefined;
    return onWindow((id) => void warn(id));

    async function warn(id: number): Promise<void> {
      const detail = await queryClient.fetchQuery({ queryKey: keys.case(id), queryFn: ({ signal }) => get<CaseDetail>(`/cases/${id}`, signal) }).catch(() => null);
      const left = detail && replyWindow(detail.window, now());
      if (!detail || !left || !(detail.status === 'waiting' || detail.agent?.id === meId) || (left.state !== 'closing' && left.state !== 'tag')) return;
      const name = detail.customer.name?.trim() || t('customer.unnamed', { id: detail.customer.id });
      notifications.show({ id: `window-${id}`, color: 'orange', autoClose: 60_000, title: t('window.toast.title', { name }), message: t('window.toast.text', { time: time(new Date(now() + left.ms).toISOString(), i18n.language) }) });
    }
  }, [meId, t, i18n]);
}
