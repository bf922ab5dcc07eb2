import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import type { Session } from '../../../api/types';
import { useProblemText } from '../../../components/useProblemText';
import { time } from '../../../time/format';
import { signIn } from '../api/session';

/** Name and password. With `userName` given only the password is asked: the same person comes back. */
export function SignInForm({ userName, done }: { userName?: string; done: (session: Session) => void }) {
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();
  const [name, setName] = useState(userName ?? '');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const refusal = (error: unknown) => {
    if (!(error instanceof Problem)) return problemText(error);
    const retryAt = error.member<string>('retryAt');
    if (error.status === 401) return t('session.wrong');
    if (error.status === 423 || error.status === 429) return retryAt ? t('session.lockedUntil', { time: time(retryAt, i18n.language) }) : t('session.locked');
    return problemText(error);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || !password) return setFault(t('session.bothNeeded'));
    setBusy(true);
    setFault(undefined);
    try {
      done(await signIn(name.trim(), password));
    } catch (error) {
      setFault(refusal(error));
      setPassword('');
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {fault && <Alert color="red" role="alert" p="sm">{fault}</Alert>}
        <TextInput
          label={t('session.userName')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} size="md"
          value={name} onChange={(e) => setName(e.currentTarget.value)} readOnly={userName !== undefined} data-autofocus={userName === undefined || undefined}
        />
        <PasswordInput
          label={t('session.password')} name="password" autoComplete="current-password" size="md"
          value={password} onChange={(e) => setPassword(e.currentTarget.value)} data-autofocus={userName !== undefined || undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
        />
        <Button type="submit" loading={busy} size="md" fullWidth>{t('session.signIn')}</Button>
      </Stack>
    </form>
  );
}
