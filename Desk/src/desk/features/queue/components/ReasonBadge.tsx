import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HandoffReason } from '../../../api/types';
import { AngryIcon, AskIcon, PersonIcon, WarningIcon } from '../../../components/icons';

const looks: Record<HandoffReason, { color: string; icon: typeof AskIcon }> = {
  angry: { color: 'red', icon: AngryIcon },
  unresolved: { color: 'orange', icon: AskIcon },
  botFailed: { color: 'grape', icon: WarningIcon },
  askedForPerson: { color: 'blue', icon: PersonIcon },
};

/** Why a person is needed. */
export function ReasonBadge({ reason }: { reason: HandoffReason }) {
  const { t } = useTranslation();
  const { color, icon: Icon } = looks[reason];
  return <Badge color={color} size="md" leftSection={<Icon size={12} stroke={2.2} aria-hidden="true" />}>{t(`reason.${reason}`)}</Badge>;
}
