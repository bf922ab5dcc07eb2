import { Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';

export const longestPublicReply = 200;

type Props = { thread: NonNullable<CaseDetail['publicThread']>; wanted: boolean; want: (wanted: boolean) => void; text: string; write: (text: string) => void; tooLong: boolean };

/** Whether, and with which sentence, the matter is also ended where it began: under the customer's public post. */
export function PublicReply({ thread, wanted, want, text, write, tooLong }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Checkbox label={t('publicReply.tick')} description={t('publicReply.hint')} checked={wanted} onChange={(e) => want(e.currentTarget.checked)} />
      {wanted && (
        <>
          <Text size="xs" c="dimmed">{thread.handle ?? ''} “{thread.text}”</Text>
          <Textarea
            label={t('publicReply.text')} autosize minRows={2} maxRows={5} value={text} onChange={(e) => write(e.currentTarget.value)}
            error={tooLong && t('publicReply.tooLong', { max: longestPublicReply, count: text.trim().length })}
          />
        </>
      )}
    </Stack>
  );
}
