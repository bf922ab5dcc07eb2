import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { useProblemText } from '../../../components/useProblemText';
import { changePassword } from '../api/session';
import { faultOfNew, minLength } from '../passwordRules';

/** The present password and a new one, twice. */
export function PasswordForm({ done, currentLabel }: { done: () => void; currentLabel?: string }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const fault = faultOfNew(next, current);
  const show = { 'aria-label': t('session.showPassword') };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setRefused(undefined);
    if (!current || fault || next !== again) return;
    setBusy(true);
    try {
      await changePassword(current, next);
      setCurrent('');
      setNext('');
      setAgain('');
      setTried(false);
      done();
    } catch (error) {
      setRefused(error instanceof Problem && error.kind === 'wrong-password' ? t('session.wrongCurrent') : problemText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {refused && <Alert color="red" role="alert" p="sm">{refused}</Alert>}
        <PasswordInput
          label={currentLabel ?? t('session.currentPassword')} autoComplete="current-password" visibilityToggleButtonProps={show}
          value={current} onChange={(e) => setCurrent(e.currentTarget.value)} error={tried && !current && t('session.needed')}
        />
        <PasswordInput
          label={t('session.newPassword')} description={t('session.passwordRule', { count: minLength })} autoComplete="new-password" visibilityToggleButtonProps={show}
          value={next} onChange={(e) => setNext(e.currentTarget.value)} error={tried && fault && t(`session.fault.${fault}`, { count: minLength })}
        />
        <PasswordInput
          label={t('session.newAgain')} autoComplete="new-password" visibilityToggleButtonProps={show}
          value={again} onChange={(e) => setAgain(e.currentTarget.value)} error={tried && next !== again && t('session.differ')}
        />
        <Button type="submit" loading={busy} style={{ alignSelf: currentLabel ? 'stretch' : 'flex-start' }}>{t('session.change')}</Button>
      </Stack>
    </form>
  );
}
