import { Menu, UnstyledButton } from '@mantine/core';
import { useMatch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../features/session/api/session';
import classes from './BrandChooser.module.css';
import { CheckIcon, DownIcon, StoreIcon } from './icons';

/** Where a page works on one brand, and the person has several: which one. Another one is another load of the page. */
export function BrandChooser() {
  const { t } = useTranslation();
  const { brands } = useMe();
  const page = useMatch({ from: '/inside/brand', shouldThrow: false });
  if (!page || brands.length < 2) return null;
  const present = brands.find(({ key }) => key === page.search.brand);
  // What is open below a list, such as an article, need not exist in the other brand.
  const enter = (key: string) => window.location.assign(`/desk/${window.location.pathname.split('/')[2]}?brand=${encodeURIComponent(key)}`);
  return (
    <Menu position="bottom-start" width={250}>
      <Menu.Target>
        <UnstyledButton className={classes.button} data-chooser aria-label={`${t('brand.label')}: ${present?.name ?? t('brand.choose')}`}>
          <StoreIcon size={16} /><span className={classes.name}>{present?.name ?? t('brand.choose')}</span><DownIcon size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('brand.label')}</Menu.Label>
        {brands.map(({ key, name }) => (
          <Menu.Item key={key} onClick={() => enter(key)} aria-current={key === present?.key || undefined} rightSection={key === present?.key && <CheckIcon size={16} />}>{name}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
