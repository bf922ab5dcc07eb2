import { ActionIcon, Button, Code, CopyButton, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckIcon, CopyIcon } from '../../../components/icons';

/** Shown once: whoever closes this cannot see it again. */
export function OneTimePassword({ person, password, close }: { person: string; password: string; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} title={t('people.oneTime')} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm" c="dimmed">{t('people.oneTimeText', { name: person })}</Text>
      <Group my="lg" gap="xs">
        <Code fz="lg" px="md" py="xs" flex={1} style={{ overflowWrap: 'anywhere' }}>{password}</Code>
        <CopyButton value={password}>
          {({ copied, copy }) => <ActionIcon variant="default" size={42} onClick={copy} aria-label={t(copied ? 'copied' : 'copy')}>{copied ? <CheckIcon size={18} /> : <CopyIcon size={18} />}</ActionIcon>}
        </CopyButton>
      </Group>
      <Button fullWidth onClick={close}>{t('people.oneTimeDone')}</Button>
    </Modal>
  );
}
