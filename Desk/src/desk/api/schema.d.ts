/** The shapes of /api/desk. */
export interface components {
  schemas: {
    Session: { csrfToken: string; me: components['schemas']['Me'] | null };
    Me: {
      id: string;
      userName: string;
      firstName: string;
      role: components['schemas']['Role'];
      permissions: string[];
      language: 'id' | 'en';
      theme: string;
      presence: components['schemas']['Presence'];
      mustChangePassword: boolean;
    };
    Role: 'agent' | 'lead' | 'admin';
    Presence: 'available' | 'busy' | 'away';
    PersonRef: { id: string; firstName: string };
    Colleague: { id: string; firstName: string; presence: components['schemas']['Presence']; openCases: number };
    CaseStatus: 'waiting' | 'open' | 'bot' | 'closed';
    HandoffReason: 'angry' | 'unresolved' | 'askedForPerson' | 'botFailed';
    Author: 'customer' | 'bot' | 'agent' | 'note' | 'system';
    CaseRow: {
      id: number;
      conversationId: number;
      customer: { id: number; name: string | null };
      channel: string;
      account: string;
      status: components['schemas']['CaseStatus'];
      reason: components['schemas']['HandoffReason'] | null;
      urgency: number | null;
      waitingSince: string | null;
      firstReplyDueAt: string | null;
      firstReplyAt: string | null;
      agent: components['schemas']['PersonRef'] | null;
      language: string | null;
      lastMessage: { author: components['schemas']['Author']; text: string; at: string } | null;
      unread: number;
    };
    CaseDetail: Omit<components['schemas']['CaseRow'], 'customer'> & {
      customer: {
        id: number;
        name: string | null;
        createdAt: string;
        identities: { channel: string; account: string; name: string | null }[];
        cases: { id: number; openedAt: string; status: components['schemas']['CaseStatus']; reason: components['schemas']['HandoffReason'] | null }[];
      };
      handoff: {
        question: string | null;
        articleId: string | null;
        articleTitle: string | null;
        anger: number | null;
        signals: string[];
        requestedAt: string;
      } | null;
      speaker: string | null;
      closeReason: string | null;
      version: number;
    };
    Ranked: { articleId: string; title: string; probability: number; example: string | null };
    BotNotes: {
      language: string | null;
      kind: string | null;
      anger: number | null;
      angerSignals: string[] | null;
      decision: string | null;
      anyProbability: number | null;
      ranked: components['schemas']['Ranked'][] | null;
      answeredArticle: string | null;
      dialog: string | null;
      handoffReason: string | null;
    };
    Delivery: 'queued' | 'sending' | 'sent' | 'failed' | 'dropped';
    MessageRow: {
      id: number;
      seq: number;
      author: components['schemas']['Author'];
      agent: components['schemas']['PersonRef'] | null;
      at: string;
      text: string | null;
      buttons: string[];
      attachments: { name: string | null; contentType: string }[];
      delivery: components['schemas']['Delivery'] | null;
      error: string | null;
      notes: components['schemas']['BotNotes'] | null;
      clientId?: string | null;
    };
    Canned: { id: number; shortcut: string; language: string; text: string; version: number };
    ArticleState: 'published' | 'changed' | 'new' | 'deleted';
    ArticleRow: {
      id: string;
      title: string;
      languages: string[];
      questions: number;
      updatedAt: string | null;
      updatedBy: string | null;
      state: components['schemas']['ArticleState'];
      faults: number;
    };
    ArticleText: { title: string; answer: string; questions: string[] };
    Article: {
      id: string;
      tags: string[];
      followUps: string[];
      validFrom: string | null;
      validUntil: string | null;
      texts: Record<string, components['schemas']['ArticleText']>;
    };
    ArticleFault: { articleId?: string; place: string; what: string; allowed: string; severity?: string };
    Asked: {
      decision: string;
      anyProbability: number;
      ranked: components['schemas']['Ranked'][];
      answer: string | null;
    };
    Release: { number: number; createdAt: string; createdBy: string | null; articles: number; active: boolean; note: string | null };
    ReleaseDraft: {
      added: components['schemas']['DraftArticle'][];
      changed: components['schemas']['DraftArticle'][];
      deleted: components['schemas']['DraftArticle'][];
      faults: components['schemas']['ArticleFault'][];
    };
    DraftArticle: { id: string; title: string };
    Hours: {
      TimeZone: string;
      Weekly: Record<string, string[]>;
      Exceptions: { Date: string; Name: string | null; Intervals: string[] }[];
    };
    HoursFault: { path: string; found: string; allowed: string };
    HoursPreview: { isOpen: boolean; texts: Record<string, string> };
    Person: {
      id: string;
      userName: string;
      firstName: string;
      role: components['schemas']['Role'];
      disabled: boolean;
      lastSeenAt?: string | null;
    };
    AuditRow: { id: number; at: string; person: components['schemas']['PersonRef'] | null; action: string; subject: string | null; details: string | null };
  };
}
