import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/types';
import { useTyping } from '../../../live/typing';
import { useMe } from '../../session/api/session';
import classes from './TypingLine.module.css';

/** Who is typing besides me. */
export function TypingLine({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const typing = useTyping().filter((each) => each.conversationId === detail.conversationId && !(each.who === 'agent' && each.firstName === me.firstName));
  const names = typing.map((each) => (each.who === 'customer' ? detail.customer.name?.trim() || t('author.customer') : (each.firstName ?? t('author.agent'))));
  return (
    <div className={classes.line}>
      {names.length > 0 && <><span className={classes.dots} aria-hidden="true"><i /><i /><i /></span>{t('conversation.typing', { name: names.join(', ') })}</>}
    </div>
  );
}
