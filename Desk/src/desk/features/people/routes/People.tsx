import { ActionIcon, Badge, Button, Menu, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Confirm } from '../../../components/Confirm';
import { ErrorState } from '../../../components/ErrorState';
import { Face } from '../../../components/Face';
import { BanIcon, CheckIcon, DotsIcon, KeyIcon, PencilIcon, PlusIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { PageFrame } from '../../../components/PageFrame';
import { useMay, useMe } from '../../session/api/session';
import { changePerson, resetPassword, usePeople } from '../api/people';
import { Audit } from '../components/Audit';
import { OneTimePassword } from '../components/OneTimePassword';
import { PersonDialog } from '../components/PersonDialog';
import classes from './People.module.css';

type Asking = { deed: 'disable' | 'reset'; person: Person } | undefined;

export function People() {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay('people.read');
  const mayWrite = useMay('people.write');
  const mayAudit = useMay('audit.read');
  const people = usePeople(may);
  const [editing, setEditing] = useState<Person | 'new'>();
  const [asking, setAsking] = useState<Asking>();
  const [issued, setIssued] = useState<{ person: string; password: string }>();
  const act = async () => {
    if (!asking) return;
    const { deed, person } = asking;
    if (deed === 'reset') setIssued({ person: person.userName, password: (await resetPassword(person.id)).oneTimePassword });
    else await changePerson(person.id, { disabled: !person.disabled });
    if (deed === 'disable') notifications.show({ color: 'green', message: t('people.saved') });
  };
  const list = people.isPending ? <Lines count={4} height={44} /> : people.isError ? <ErrorState error={people.error} retry={() => void people.refetch()} /> : (
    <ul className={classes.list}>
      {people.data.map((person) => (
        <li key={person.id} className={classes.row} data-disabled={person.disabled || undefined}>
          <Face name={person.firstName} />
          <span className={classes.who}>
            <span className={classes.name}>{person.firstName}{person.id === me.id && <span className={classes.dim}> · {t('people.you')}</span>}</span>
            <span className={classes.dim}>{person.userName}{me.brands.length > 1 && ` · ${person.brands.map(({ name }) => name).join(', ')}`}</span>
          </span>
          {person.disabled && <Badge color="gray">{t('people.disabled')}</Badge>}
          <Badge color={{ agent: 'blue', lead: 'iris', admin: 'grape' }[person.role]}>{t(`people.role.${person.role}`)}</Badge>
          {mayWrite && (person.mayChange || me.brands.length > 1) && (
            <Menu position="bottom-end" width={240}>
              <Menu.Target><ActionIcon variant="subtle" color="gray" size={34} aria-label={t('people.actions', { name: person.firstName })}><DotsIcon size={18} /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<PencilIcon size={16} />} onClick={() => setEditing(person)}>{t('people.edit')}</Menu.Item>
                {person.mayChange && <Menu.Item leftSection={<KeyIcon size={16} />} onClick={() => setAsking({ deed: 'reset', person })}>{t('people.reset')}</Menu.Item>}
                {person.mayChange && person.id !== me.id && (
                  <Menu.Item leftSection={person.disabled ? <CheckIcon size={16} /> : <BanIcon size={16} />} onClick={() => setAsking({ deed: 'disable', person })}>
                    {t(person.disabled ? 'people.enable' : 'people.disable')}
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </li>
      ))}
    </ul>
  );
  const which = asking?.deed === 'reset' ? 'reset' : asking?.person.disabled ? 'enable' : 'disable';
  return (
    <PageFrame title={t('people.title')} needs="people.read" actions={mayWrite && <Button leftSection={<PlusIcon size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>{t('people.add')}</Button>}>
      {mayAudit ? (
        <Tabs defaultValue="people" keepMounted={false}>
          <Tabs.List mb="lg"><Tabs.Tab value="people">{t('people.tab')}</Tabs.Tab><Tabs.Tab value="audit">{t('audit.title')}</Tabs.Tab></Tabs.List>
          <Tabs.Panel value="people"><Card flush>{list}</Card></Tabs.Panel>
          <Tabs.Panel value="audit"><Audit /></Tabs.Panel>
        </Tabs>
      ) : <Card flush>{list}</Card>}
      {editing && <PersonDialog person={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} issued={(person, password) => setIssued({ person, password })} />}
      <Confirm opened={asking !== undefined} close={() => setAsking(undefined)} title={t(`people.${which}`)} text={t(`people.${which}Text`, { name: asking?.person.firstName ?? '' })} action={t(`people.${which}`)} run={act} danger={which === 'disable'} />
      {issued && <OneTimePassword {...issued} close={() => setIssued(undefined)} />}
    </PageFrame>
  );
}
