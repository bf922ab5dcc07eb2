import { Button, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../api/queryClient';
import type { Me } from '../../../api/types';
import { setEnded, useEnded } from '../api/ended';
import { SignInForm } from './SignInForm';

/** The session ended while somebody was at work: they sign in on top of the page and lose nothing that they typed. */
export function SignInAgain({ me }: { me: Me }) {
  const { t } = useTranslation();
  const ended = useEnded();
  const done = () => {
    setEnded(false);
    void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
  return (
    <Modal
      opened={ended} onClose={() => {}} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false}
      title={t('session.endedTitle')}
    >
      <Text size="sm" c="dimmed" mb="md">{t('session.endedIntro')}</Text>
      <SignInForm userName={me.userName} done={done} />
      <Button variant="subtle" color="gray" fullWidth mt="xs" onClick={() => window.location.assign('/desk/sign-in')}>{t('session.other')}</Button>
    </Modal>
  );
}
