/** The names under which answers of the server are kept; the first word is the kind that the feed names. */
export const keys = {
  session: ['session'] as const,
  cases: (view: string, filters: object = {}) => ['cases', view, filters] as const,
  case: (id: number) => ['case', id] as const,
  messages: (id: number) => ['messages', id] as const,
  customers: (words: string, except: number) => ['customers', words, except] as const,
  colleagues: ['colleagues'] as const,
  canned: ['canned'] as const,
  words: ['words'] as const,
  articles: (search = '') => ['articles', search] as const,
  article: (id: string) => ['article', id] as const,
  releases: ['releases'] as const,
  draft: ['draft'] as const,
  hours: ['hours'] as const,
  people: ['people'] as const,
  audit: ['audit'] as const,
  delivery: (part: string, days = 0) => ['delivery', part, days] as const,
};
