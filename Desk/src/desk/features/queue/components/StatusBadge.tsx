import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../api/types';

const colors = { waiting: 'orange', open: 'iris', bot: 'gray', closed: 'gray' } as const;

/** Where a case stands, and with whom. */
export function StatusBadge({ row, meId }: { row: Pick<CaseRow, 'status' | 'agent'>; meId: string }) {
  const { t } = useTranslation();
  const text = row.status !== 'open' || !row.agent ? t(`status.${row.status}`)
    : row.agent.id === meId ? t('status.mine') : t('status.with', { name: row.agent.firstName });
  return <Badge color={colors[row.status]} size="md">{text}</Badge>;
}
