import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, Role } from '../../../api/types';
import { Confirm } from '../../../components/Confirm';
import { useMe } from '../../session/api/session';
import { tabBrand } from '../../../storage/brand';
import { addPerson, changePerson } from '../api/people';

const roles: Role[] = ['agent', 'lead', 'admin'];

/** A new person, or name, role and brands of a known one. Of somebody who also works for brands that are not one's own, only the brands can be changed. */
export function PersonDialog({ person, close, issued }: { person: Person | undefined; close: () => void; issued: (person: string, password: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [userName, setUserName] = useState(person?.userName ?? '');
  const [firstName, setFirstName] = useState(person?.firstName ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'agent');
  const several = me.brands.length > 1;
  const [brands, setBrands] = useState(person?.brands.map(({ key }) => key) ?? me.brands.filter(({ key }) => !several || key === tabBrand()).map(({ key }) => key));
  const foreign = person !== undefined && !person.mayChange;
  const run = async () => {
    const chosen = several ? { brands } : {};
    if (person) await changePerson(person.id, foreign ? chosen : { firstName: firstName.trim(), role, ...chosen });
    else issued(userName.trim(), (await addPerson({ userName: userName.trim(), firstName: firstName.trim(), role, ...chosen })).oneTimePassword);
  };
  return (
    <Confirm opened close={close} title={t(person ? 'people.edit' : 'people.add')} action={t(person ? 'save' : 'people.addAction')} run={run} disabled={!firstName.trim() || !userName.trim() || (brands.length === 0 && !foreign)}>
      <Stack>
        <TextInput label={t('session.userName')} value={userName} readOnly={person !== undefined} onChange={(e) => setUserName(e.currentTarget.value)} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={64} data-autofocus={!person || undefined} />
        <TextInput label={t('people.firstName')} description={t('people.firstNameHint')} value={firstName} readOnly={foreign} onChange={(e) => setFirstName(e.currentTarget.value)} maxLength={40} data-autofocus={person ? true : undefined} />
        <Radio.Group label={t('people.roleLabel')} value={role} onChange={(value) => setRole(value as Role)}>
          <Stack gap={8} mt={8}>
            {roles.map((each) => <Radio key={each} value={each} label={t(`people.role.${each}`)} description={t(`people.roleHint.${each}`)} disabled={foreign || person?.id === me.id} />)}
          </Stack>
        </Radio.Group>
        {several && (
          <Checkbox.Group label={t('brand.label')} description={foreign ? t('people.foreignHint') : undefined} value={brands} onChange={setBrands}>
            <Stack gap={8} mt={8}>
              {me.brands.map(({ key, name }) => <Checkbox key={key} value={key} label={name} />)}
            </Stack>
          </Checkbox.Group>
        )}
      </Stack>
    </Confirm>
  );
}
