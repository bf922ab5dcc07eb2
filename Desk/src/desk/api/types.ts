import type { components } from './schema';

type Schemas = components['schemas'];

export type Session = Schemas['Session'];
export type Me = NonNullable<Session['me']>;
export type Role = Schemas['Role'];
export type Presence = Schemas['Presence'];
export type Colleague = Schemas['Colleague'];
export type CaseRow = Schemas['CaseRow'];
export type CaseDetail = Schemas['CaseDetail'];
export type CaseStatus = Schemas['CaseStatus'];
export type HandoffReason = NonNullable<Schemas['HandoffReason']>;
export type CloseReason = NonNullable<Schemas['CloseReason']>;
export type MessageRow = Schemas['MessageRow'];
export type Delivery = NonNullable<Schemas['Delivery']>;
export type BotNotes = Schemas['BotNotes'];
export type Ranked = Schemas['Ranked'];
export type ReplyWindow = Schemas['ReplyWindowView'];
export type AttachmentView = Schemas['AttachmentView'];
export type CustomerCard = Schemas['CustomerCard'];
export type CustomerFound = Schemas['CustomerFound'];
export type JoinCode = Schemas['JoinCodeView'];
export type Canned = Schemas['Canned'];
export type ArticleRow = Schemas['ArticleRow'];
export type ArticleState = Schemas['ArticleState'];
export type Article = Required<Schemas['Article']>;
export type ArticleText = Schemas['ArticleText'];
export type ArticleFault = Schemas['ArticleFault'];
export type Asked = Schemas['Asked'];
export type Words = Schemas['WordsBody'];
/** A fault of the lists; its place is such as `synonyms/3`. */
export type WordsFault = { place: string; what: string; allowed: string };
export type Release = Schemas['Release'];
export type ReleaseDraft = Schemas['ReleaseDraft'];
export type Hours = Schemas['Hours'];
export type HoursFault = Schemas['HoursFault'];
export type HoursPreview = Schemas['HoursPreview'];
export type Person = Schemas['Person'];
export type AuditRow = Schemas['AuditRow'];
export type DeliveryOverview = Schemas['DeliveryView'];
export type ParkedEvent = Schemas['ParkedView'];
export type UndeliveredReply = Schemas['UndeliveredView'];

/** One page of a list; `next` is the cursor of the following page, or null after the last. */
export type Page<T> = { items: T[]; next: string | null };

/** A value with the tag that its next edit must name. */
export type Tagged<T> = { value: T; tag: string };
