import { useTranslation } from 'react-i18next';
import { BotIcon, ChatIcon, InstagramIcon, MessengerIcon, WebIcon, WhatsAppIcon, XChannelIcon } from './icons';

const icons: Record<string, typeof ChatIcon> = {
  messenger: MessengerIcon, instagram: InstagramIcon, whatsapp: WhatsAppIcon, x: XChannelIcon, twitter: XChannelIcon, directline: WebIcon, botframework: BotIcon,
};

export const channels = ['messenger', 'instagram', 'whatsapp', 'x', 'directline', 'botframework'];

/** A channel's picture; its name is said to who cannot see it. */
export function ChannelIcon({ channel, size = 16 }: { channel: string; size?: number }) {
  const name = useChannelName();
  const Icon = icons[channel.toLowerCase()] ?? ChatIcon;
  return (
    <span title={name(channel)} style={{ display: 'inline-flex' }}>
      <Icon size={size} stroke={1.8} aria-hidden="true" /><span className="unseen">{name(channel)}</span>
    </span>
  );
}

export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation();
  return (channel) => t(`channel.${channel.toLowerCase()}`, { defaultValue: channel });
}
