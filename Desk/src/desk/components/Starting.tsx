import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Starting() {
  const { t } = useTranslation();
  return <Center h="100%" mih={240} role="status"><Loader size="sm" aria-label={t('loading')} /></Center>;
}
