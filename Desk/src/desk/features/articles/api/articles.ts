import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, getTagged, send, sendTagged } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { Article, ArticleRow, Asked, Page, Tagged } from '../../../api/types';
import { ofBrand } from '../../../storage/brand';

/** Articles with the draft's changes, page after page. */
export function useArticles(search: string) {
  return useInfiniteQuery({
    queryKey: keys.articles(search),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '100' });
      if (search) query.set('q', search);
      if (pageParam) query.set('cursor', pageParam);
      return get<Page<ArticleRow>>(ofBrand(`/articles?${query}`), signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
}

const path = (id: string) => ofBrand(`/articles/${encodeURIComponent(id)}`);

export const readArticle = (id: string, signal?: AbortSignal) => getTagged<Article>(path(id), signal);

export const useArticle = (id: string | null) => useQuery({
  queryKey: keys.article(id ?? ''), queryFn: ({ signal }) => readArticle(id!, signal), enabled: id !== null,
});

/** Saves a new article (`tag` null) or the next version of a known one. @throws {Problem} 409 stale, 422 with `faults`. */
export async function saveArticle(article: Article, tag: string | null): Promise<Tagged<Article>> {
  const saved = tag === null
    ? await sendTagged<Article | undefined>('POST', ofBrand('/articles'), article)
    : await sendTagged<Article | undefined>('PUT', path(article.id), article, tag);
  const next = saved.value && saved.tag ? { value: saved.value, tag: saved.tag } : await readArticle(article.id);
  queryClient.setQueryData(keys.article(article.id), next);
  await listsChanged();
  return next;
}

export async function deleteArticle(id: string, tag: string): Promise<void> {
  await send('DELETE', path(id), undefined, tag);
  queryClient.removeQueries({ queryKey: keys.article(id) });
  await listsChanged();
}

export const ask = (text: string, language: string | null) => send<Asked>('POST', ofBrand('/ask'), { text, draft: true, ...(language ? { language } : {}) });

async function listsChanged(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: ['articles'] }), queryClient.invalidateQueries({ queryKey: keys.draft })]);
}
