import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, Tagged } from '../../../api/types';
import { Columns } from '../../../components/Columns';
import { Confirm } from '../../../components/Confirm';
import { Fields } from '../../../components/Fields';
import { LeftIcon, TrashIcon } from '../../../components/icons';
import { PageFrame } from '../../../components/PageFrame';
import { SaveBar } from '../../../components/SaveBar';
import { useProblemText } from '../../../components/useProblemText';
import { useMay } from '../../session/api/session';
import { deleteArticle } from '../api/articles';
import { languages } from '../faults';
import { useArticleForm } from '../useArticleForm';
import { ArticleFacts } from './ArticleFacts';
import classes from './ArticleEditor.module.css';
import { ArticleTexts } from './ArticleTexts';
import { AskPane } from './AskPane';
import { Conflict } from './Conflict';

/** An article: what it says in each language, when it holds, and what customers would be answered from it. */
export function ArticleEditor({ name, stored }: { name: string; stored: Tagged<Article> | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const mayWrite = useMay('articles.write');
  const form = useArticleForm(name, stored);
  const [busy, setBusy] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const title = languages.map((language) => form.value.texts[language]?.title).find(Boolean) ?? t('articles.new');

  const save = async () => {
    setBusy(true);
    try {
      const saved = await form.save();
      if (!saved) return;
      notifications.show({ color: 'green', message: t('articles.saved') });
      if (form.isNew) await navigate({ to: '/articles/$articleId', params: { articleId: saved.id }, replace: true });
    } catch (error) {
      notifications.show({ color: 'red', message: problemText(error) });
    } finally {
      setBusy(false);
    }
  };
  const general = form.refused.filter((fault) => !/^(title|answer|questions)\/|^(id|tags|follow-ups|valid-from|valid-until|languages)$/.test(fault.place));
  const count = form.faults.length + form.refused.length;

  return (
    <PageFrame
      title={title} needs="articles.read"
      above={<Link to="/articles" className={classes.back}><LeftIcon size={15} aria-hidden="true" />{t('articles.title')}</Link>}
      actions={mayWrite && !form.isNew && <Button variant="subtle" color="red" leftSection={<TrashIcon size={16} aria-hidden="true" />} onClick={() => setDeleting(true)}>{t('articles.delete')}</Button>}
    >
      <Columns aside={<AskPane />}>
        <form onSubmit={(e) => { e.preventDefault(); void save(); }} noValidate>
          {general.length > 0 && <Alert color="red" role="alert" mb="md">{general.map((fault, i) => <div key={i}>{fault.what}. {fault.allowed}.</div>)}</Alert>}
          <Fields readOnly={!mayWrite}>
            <ArticleTexts form={form} />
            <ArticleFacts form={form} />
          </Fields>
          {mayWrite && (form.dirty || form.isNew) && (
            <SaveBar
              status={count > 0 ? t('articles.faults', { count }) : form.dirty ? t('articles.unsaved') : t('articles.newHint')}
              discard={form.dirty ? form.discard : undefined} busy={busy}
            />
          )}
        </form>
      </Columns>
      {form.conflict && <Conflict base={form.base} current={form.conflict} mine={form.value} close={form.leaveConflict} settle={form.settle} save={form.save} />}
      <Confirm
        opened={deleting} close={() => setDeleting(false)} title={t('articles.delete')} text={t('articles.deleteText')} action={t('articles.delete')} danger
        run={async () => {
          await deleteArticle(form.value.id, stored?.tag ?? '');
          form.discard();
          await navigate({ to: '/articles' });
        }}
      />
    </PageFrame>
  );
}
