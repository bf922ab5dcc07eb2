import { Kbd, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './ShortcutsDialog.module.css';

const groups = {
  go: ['g q', 'g a', 'g r', 'g h', 'g s'],
  list: ['j', 'k', '/'],
  case: ['t', 'r', 'n', 'b', 'x', 'm', 'l'],
  write: ['Enter', 'Shift+Enter', '/…', 'Esc'],
  help: ['?'],
};

/** All keys of the desk. */
export function ShortcutsDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={close} title={t('shortcuts.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.groups}>
        {Object.entries(groups).map(([group, list]) => (
          <section key={group}>
            <Text fw={600} size="sm" mb={6} component="h3">{t(`shortcuts.${group}`)}</Text>
            <dl className={classes.list}>
              {list.map((key) => (
                <div key={key} className={classes.row}>
                  <dt>{t(`shortcuts.keys.${group}.${key}`)}</dt>
                  <dd>{key.split(' ').map((part) => <Kbd key={part} size="sm">{part}</Kbd>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
