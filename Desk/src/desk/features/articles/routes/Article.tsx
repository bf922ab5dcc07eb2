import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/ErrorState';
import { Lines } from '../../../components/Lines';
import { PageFrame } from '../../../components/PageFrame';
import { useArticle } from '../api/articles';
import { ArticleEditor } from '../components/ArticleEditor';

export function ArticlePage() {
  const { t } = useTranslation();
  const { articleId } = useParams({ from: '/inside/brand/articles/$articleId' });
  const isNew = articleId === '+new';
  const article = useArticle(isNew ? null : articleId);
  if (isNew || article.data) return <ArticleEditor key={articleId} name={articleId} stored={article.data ?? null} />;
  return (
    <PageFrame title={t('articles.title')} needs="articles.read">
      {article.isError ? <ErrorState error={article.error} retry={() => void article.refetch()} /> : <Lines count={5} height={72} />}
    </PageFrame>
  );
}
