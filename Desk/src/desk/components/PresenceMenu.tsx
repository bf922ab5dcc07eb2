import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../api/types';
import { setPresence, useMe } from '../features/session/api/session';
import { DownIcon } from './icons';
import { PresenceDot } from './PresenceDot';
import classes from './PresenceMenu.module.css';
import { useProblemText } from './useProblemText';

const states: Presence[] = ['available', 'busy', 'away'];

/** Whether new cases may come to the person who is signed in. */
export function PresenceMenu() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { presence } = useMe();
  const choose = (state: Presence) => {
    setPresence(state).catch((error: unknown) => notifications.show({ color: 'red', message: problemText(error) }));
  };
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={`${t('presence.label')}: ${t(`presence.${presence}`)}`}>
          <PresenceDot state={presence} /><span>{t(`presence.${presence}`)}</span><DownIcon size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {states.map((state) => (
          <Menu.Item key={state} leftSection={<PresenceDot state={state} />} onClick={() => choose(state)} aria-current={state === presence || undefined}>
            <div className={classes.name}>{t(`presence.${state}`)}</div>
            <div className={classes.hint}>{t(`presence.hint.${state}`)}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
