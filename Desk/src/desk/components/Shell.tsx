import { ActionIcon, Tooltip } from '@mantine/core';
import { Link, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWaitingCount } from '../features/queue/api/cases';
import { useMe } from '../features/session/api/session';
import { Brand } from './Brand';
import { BrandChooser } from './BrandChooser';
import { ConnectionBanner } from './ConnectionBanner';
import { ArticlesIcon, CannedIcon, DeliveryIcon, HelpIcon, HoursIcon, InboxIcon, PeopleIcon, ReleasesIcon } from './icons';
import { PresenceMenu } from './PresenceMenu';
import classes from './Shell.module.css';
import { useShortcuts } from './shortcuts';
import { ShortcutsDialog } from './ShortcutsDialog';
import { UserMenu } from './UserMenu';

const places = [
  { to: '/queue', name: 'queue', icon: InboxIcon, needs: 'cases.read' },
  { to: '/articles', name: 'articles', icon: ArticlesIcon, needs: 'articles.read' },
  { to: '/releases', name: 'releases', icon: ReleasesIcon, needs: 'releases.publish' },
  { to: '/canned', name: 'canned', icon: CannedIcon, needs: 'canned.write' },
  { to: '/hours', name: 'hours', icon: HoursIcon, needs: 'hours.read' },
  { to: '/people', name: 'people', icon: PeopleIcon, needs: 'people.read' },
  { to: '/delivery', name: 'delivery', icon: DeliveryIcon, needs: 'delivery.read' },
] as const;

/** The frame of the desk: where one can go, who one is, and whether live updates arrive. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const navigate = useNavigate();
  const matches = useMatchRoute();
  const waiting = useWaitingCount();
  const [help, setHelp] = useState(false);
  const inCase = matches({ to: '/cases/$caseId' }) !== false;
  useShortcuts({
    '?': () => setHelp(true),
    'g q': () => void navigate({ to: '/queue' }),
    'g a': () => void navigate({ to: '/articles' }),
    'g r': () => void navigate({ to: '/releases' }),
    'g h': () => void navigate({ to: '/hours' }),
    'g s': () => void navigate({ to: '/settings' }),
  });
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>{t('nav.skip')}</a>
      <header className={classes.header}>
        <Link to="/queue" className={classes.mark} aria-label="CareBot"><Brand size={30} /></Link>
        <BrandChooser />
        <div className={classes.tools}>
          <Tooltip label={t('shortcuts.title')}>
            <ActionIcon variant="subtle" color="gray" size="lg" className={classes.help} onClick={() => setHelp(true)} aria-label={t('shortcuts.title')}>
              <HelpIcon size={20} />
            </ActionIcon>
          </Tooltip>
          <PresenceMenu />
          <UserMenu help={() => setHelp(true)} />
        </div>
      </header>
      <nav className={classes.rail} aria-label={t('nav.label')}>
        {places.filter((place) => permissions.includes(place.needs)).map(({ to, name, icon: Icon }) => (
          <Link
            key={to} to={to} className={classes.place} data-active={(name === 'queue' && inCase) || undefined}
            activeProps={{ 'data-active': true, 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}
          >
            <span className={classes.icon}>
              <Icon size={22} stroke={1.7} />
              {name === 'queue' && waiting > 0 && <span className={classes.count} aria-hidden="true">{waiting > 99 ? '99+' : waiting}</span>}
            </span>
            <span>{t(`nav.${name}`)}</span>
            {name === 'queue' && waiting > 0 && <span className="unseen">{t('queue.waitingCount', { count: waiting })}</span>}
          </Link>
        ))}
      </nav>
      <main id="content" className={classes.main} tabIndex={-1}>
        <ConnectionBanner />
        <div className={classes.page}>{children}</div>
      </main>
      <ShortcutsDialog opened={help} close={() => setHelp(false)} />
    </div>
  );
}
