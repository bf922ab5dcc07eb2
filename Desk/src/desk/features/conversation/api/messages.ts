import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { get, send } from '../../../api/client';
import { keys } from '../../../api/keys';
import { queryClient } from '../../../api/queryClient';
import type { MessageRow, Page } from '../../../api/types';

/** The transcript, newest page first; `next` leads to older pages. */
export function useMessages(caseId: number) {
  return useInfiniteQuery({
    queryKey: keys.messages(caseId),
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return get<Page<MessageRow>>(`/cases/${caseId}/messages?limit=50${cursor}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** Shows a message that the server has confirmed before the transcript is asked for again. */
export function appendMessage(caseId: number, row: MessageRow): void {
  queryClient.setQueryData<InfiniteData<Page<MessageRow>>>(keys.messages(caseId), (data) => {
    const [first, ...older] = data?.pages ?? [];
    if (!data || !first || data.pages.some((page) => page.items.some((item) => item.id === row.id))) return data;
    return { ...data, pages: [{ ...first, items: [...first.items, row] }, ...older] };
  });
  void queryClient.invalidateQueries({ queryKey: keys.messages(caseId) });
}

export const sayTyping = (caseId: number) => send('POST', `/cases/${caseId}/typing`).catch(() => {});
