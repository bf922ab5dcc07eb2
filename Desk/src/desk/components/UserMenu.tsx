import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut, useMe } from '../features/session/api/session';
import { Face } from './Face';
import { KeyboardIcon, SettingsIcon, SignOutIcon } from './icons';
import { useProblemText } from './useProblemText';

export function UserMenu({ help }: { help: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const me = useMe();
  const leave = () => {
    signOut().then(() => window.location.assign('/desk/sign-in'), (error: unknown) => notifications.show({ color: 'red', message: problemText(error) }));
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton aria-label={t('nav.you', { name: me.firstName })} style={{ borderRadius: 99 }}><Face name={me.firstName} size={34} /></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.firstName} · {t(`people.role.${me.role}`)}</Menu.Label>
        <Menu.Item component={Link} to="/settings" leftSection={<SettingsIcon size={16} />}>{t('nav.settings')}</Menu.Item>
        <Menu.Item leftSection={<KeyboardIcon size={16} />} onClick={help} rightSection="?">{t('shortcuts.title')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<SignOutIcon size={16} />} onClick={leave}>{t('session.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
