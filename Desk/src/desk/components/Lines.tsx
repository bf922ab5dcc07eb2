import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Grey rows of a list that is on its way. */
export function Lines({ count = 6, height = 56 }: { count?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap={10} p="md" role="status" aria-label={t('loading')}>
      {Array.from({ length: count }, (_, i) => <Skeleton key={i} height={height} radius="md" />)}
    </Stack>
  );
}
