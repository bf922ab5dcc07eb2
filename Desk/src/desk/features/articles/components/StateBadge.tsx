import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticleState } from '../../../api/types';

const colors = { published: 'gray', changed: 'orange', new: 'green', deleted: 'red' } as const;

/** How the article on the desk compares with what customers are answered from. */
export function StateBadge({ state }: { state: ArticleState }) {
  const { t } = useTranslation();
  return <Badge color={colors[state]}>{t(`articles.state.${state}`)}</Badge>;
}
