import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './useProblemText';

type Props = {
  opened: boolean;
  close: () => void;
  title: string;
  text?: string;
  action: string;
  run: () => Promise<unknown>;
  danger?: boolean;
  disabled?: boolean;
  children?: ReactNode;
};

/** Asks before something is done; what goes wrong is said in the same place, and what was filled in stays. */
export function Confirm({ opened, close, title, text, action, run, danger = false, disabled = false, children }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const leave = () => {
    setFault(undefined);
    close();
  };
  const act = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      await run();
      close();
    } catch (error) {
      setFault(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={leave} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={(e) => { e.preventDefault(); void act(); }}>
        {text && <Text size="sm" c="dimmed" mb="md">{text}</Text>}
        {children}
        {fault && <Alert color="red" role="alert" mt="md" p="sm">{fault}</Alert>}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={leave}>{t('cancel')}</Button>
          <Button type="submit" color={danger ? 'red.9' : 'iris'} loading={busy} disabled={disabled} data-autofocus={children ? undefined : true}>{action}</Button>
        </Group>
      </form>
    </Modal>
  );
}
