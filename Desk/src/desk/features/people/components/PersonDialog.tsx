import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, Role } from '../../../api/types';
import { Confirm } from '../../../components/Confirm';
import { useMe } from '../../session/api/session';
import { addPerson, changePerson } from '../api/people';

const roles: Role[] = ['agent', 'lead', 'admin'];

/** A new person, or name and role of a known one. */
export function PersonDialog({ person, close, issued }: { person: Person | undefined; close: () => void; issued: (person: string, password: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [userName, setUserName] = useState(person?.userName ?? '');
  const [firstName, setFirstName] = useState(person?.firstName ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'agent');
  const run = async () => {
    if (person) await changePerson(person.id, { firstName: firstName.trim(), role });
    else issued(userName.trim(), (await addPerson({ userName: userName.trim(), firstName: firstName.trim(), role })).oneTimePassword);
  };
  return (
    <Confirm opened close={close} title={t(person ? 'people.edit' : 'people.add')} action={t(person ? 'save' : 'people.addAction')} run={run} disabled={!firstName.trim() || !userName.trim()}>
      <Stack>
        <TextInput label={t('session.userName')} value={userName} readOnly={person !== undefined} onChange={(e) => setUserName(e.currentTarget.value)} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} data-autofocus={!person || undefined} />
        <TextInput label={t('people.firstName')} description={t('people.firstNameHint')} value={firstName} onChange={(e) => setFirstName(e.currentTarget.value)} maxLength={40} data-autofocus={person ? true : undefined} />
        <Radio.Group label={t('people.roleLabel')} value={role} onChange={(value) => setRole(value as Role)}>
          <Stack gap={8} mt={8}>
            {roles.map((each) => <Radio key={each} value={each} label={t(`people.role.${each}`)} description={t(`people.roleHint.${each}`)} disabled={person?.id === me.id} />)}
          </Stack>
        </Radio.Group>
      </Stack>
    </Confirm>
  );
}
