import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, MessageRow } from '../../../api/types';
import { CustomerCard } from './CustomerCard';
import { Thoughts } from './Thoughts';
import classes from './SidePanel.module.css';

export type PanelTab = 'bot' | 'customer';

type Props = { detail: CaseDetail; thought: MessageRow | undefined; tab: PanelTab; setTab: (tab: PanelTab) => void; insert: (text: string) => void };

/** Beside the conversation: what the bot thought, and who the customer is. */
export function SidePanel({ detail, thought, tab, setTab, insert }: Props) {
  const { t } = useTranslation();
  return (
    <Tabs value={tab} onChange={(value) => setTab(value as PanelTab)} className={classes.tabs} keepMounted={false}>
      <Tabs.List grow className={classes.list}>
        <Tabs.Tab value="bot">{t('panel.bot')}</Tabs.Tab>
        <Tabs.Tab value="customer">{t('panel.customer')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="bot" className={classes.panel}><Thoughts detail={detail} row={thought} /></Tabs.Panel>
      <Tabs.Panel value="customer" className={classes.panel}><CustomerCard detail={detail} insert={insert} /></Tabs.Panel>
    </Tabs>
  );
}
