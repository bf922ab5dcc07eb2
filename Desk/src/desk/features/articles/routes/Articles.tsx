import { Badge, Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/Card';
import { Columns } from '../../../components/Columns';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { ArticlesIcon, PlusIcon, SearchIcon, WarningIcon } from '../../../components/icons';
import { Lines } from '../../../components/Lines';
import { LinkButton } from '../../../components/LinkButton';
import { PageFrame } from '../../../components/PageFrame';
import { useShortcuts } from '../../../components/shortcuts';
import { date } from '../../../time/format';
import { useMay } from '../../session/api/session';
import { useArticles } from '../api/articles';
import { AskPane } from '../components/AskPane';
import { StateBadge } from '../components/StateBadge';
import classes from './Articles.module.css';

export function Articles() {
  const { t, i18n } = useTranslation();
  const mayWrite = useMay('articles.write');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 250);
  const field = useRef<HTMLInputElement>(null);
  const articles = useArticles(search);
  const rows = articles.data?.pages.flatMap((page) => page.items) ?? [];
  useShortcuts({ '/': () => field.current?.focus() });
  const actions = (
    <>
      <LinkButton variant="default" to="/words">{t('words.title')}</LinkButton>
      {mayWrite && <LinkButton to="/articles/$articleId" params={{ articleId: '+new' }} leftSection={<PlusIcon size={16} aria-hidden="true" />}>{t('articles.new')}</LinkButton>}
    </>
  );
  return (
    <PageFrame title={t('articles.title')} needs="articles.read" actions={actions}>
      <Columns aside={<AskPane />} asideFirst>
        <TextInput
          ref={field} mb="md" aria-label={t('articles.search')} placeholder={t('articles.search')} leftSection={<SearchIcon size={16} />}
          value={text} onChange={(e) => setText(e.currentTarget.value)} maxLength={200}
          rightSection={text && <CloseButton size="sm" aria-label={t('clear')} onClick={() => setText('')} />}
        />
        <Card flush>
          {articles.isPending ? <Lines count={8} height={44} />
            : articles.isError && rows.length === 0 ? <ErrorState error={articles.error} retry={() => void articles.refetch()} />
              : rows.length === 0 ? <EmptyState icon={search ? SearchIcon : ArticlesIcon} title={t(search ? 'articles.nothingFound' : 'articles.empty')} text={t(search ? 'articles.nothingFoundHint' : 'articles.emptyHint')} />
                : (
                  <ul className={classes.list}>
                    {rows.map((row) => (
                      <li key={row.id} className={classes.row}>
                        <div className={classes.name}>
                          <Link to="/articles/$articleId" params={{ articleId: row.id }} className={classes.link}>{row.title || row.id}</Link>
                          <span className={classes.dim}>{row.id}</span>
                        </div>
                        <span className={classes.badges}>
                          {row.faults > 0 && <Badge color="red" leftSection={<WarningIcon size={12} aria-hidden="true" />}>{t('articles.faults', { count: row.faults })}</Badge>}
                          {row.state !== 'published' && <StateBadge state={row.state} />}
                        </span>
                        <span className={classes.languages} title={t('articles.languages')}>{row.languages.map((language) => language.toUpperCase()).join(' · ')}</span>
                        <span className={`${classes.dim} ${classes.questions} numbers`}>{t('articles.questionCount', { count: row.questions })}</span>
                        <span className={`${classes.dim} ${classes.when}`}>{row.updatedAt ? date(row.updatedAt, i18n.language) : ''}{row.updatedBy ? ` · ${row.updatedBy}` : ''}</span>
                      </li>
                    ))}
                  </ul>
                )}
          {articles.hasNextPage && <div className={classes.more}><Button variant="subtle" size="compact-sm" loading={articles.isFetchingNextPage} onClick={() => void articles.fetchNextPage()}>{t('more')}</Button></div>}
        </Card>
      </Columns>
    </PageFrame>
  );
}
