import { MultiSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/Card';
import { browserZone, toInstant, toLocal } from '../../../time/zones';
import { useArticles } from '../api/articles';
import { serverText } from '../faults';
import type { ArticleForm } from '../useArticleForm';
import classes from './ArticleEditor.module.css';

/** What holds for the article in every language: its id, tags, what to offer next, and when it may answer. */
export function ArticleFacts({ form }: { form: ArticleForm }) {
  const { t } = useTranslation();
  const others = useArticles('').data?.pages.flatMap((page) => page.items) ?? [];
  const { value, set } = form;
  const zone = browserZone();
  const fault = (place: string) => {
    const local = form.faults.find((each) => each.place === place);
    return local ? t(`articles.fault.${local.key}`) : serverText(form.refused, place);
  };
  const known = new Map(others.filter((row) => row.id !== value.id).map((row) => [row.id, row.title || row.id]));
  for (const id of value.followUps) if (!known.has(id)) known.set(id, id);
  const moment = (at: string | null) => (at ? toLocal(new Date(at), zone) : '');
  const instant = (local: string) => toInstant(local, zone)?.toISOString() ?? null;
  return (
    <Card title={t('articles.facts')}>
      <Stack gap="md">
        <div className={classes.two}>
          <TextInput label={t('articles.id')} description={t('articles.idHint')} value={value.id} readOnly={!form.isNew} error={fault('id')} maxLength={80} onChange={(e) => set({ ...value, id: e.currentTarget.value })} />
          <TagsInput label={t('articles.tags')} description={t('articles.tagsHint')} value={value.tags} onChange={(tags) => set({ ...value, tags })} error={fault('tags')} />
        </div>
        <MultiSelect
          label={t('articles.followUps')} description={t('articles.followUpsHint')} searchable clearable nothingFoundMessage={t('articles.nothingFound')} error={fault('follow-ups')}
          data={[...known].map(([id, title]) => ({ value: id, label: title }))} value={value.followUps} onChange={(followUps) => set({ ...value, followUps })}
        />
        <div className={classes.two}>
          <TextInput type="datetime-local" label={t('articles.validFrom')} description={t('articles.zone', { zone })} value={moment(value.validFrom)} error={fault('valid-from')} onChange={(e) => set({ ...value, validFrom: instant(e.currentTarget.value) })} />
          <TextInput type="datetime-local" label={t('articles.validUntil')} description={t('articles.zone', { zone })} value={moment(value.validUntil)} error={fault('valid-until')} onChange={(e) => set({ ...value, validUntil: instant(e.currentTarget.value) })} />
        </div>
      </Stack>
    </Card>
  );
}
