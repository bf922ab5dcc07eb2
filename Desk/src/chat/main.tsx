import { render } from 'preact';
import { Chat } from './chat';
import { paint } from './colours';
import { Page, startLanguage } from './components/Page';
import { api } from './directline/api';
import { embedded, type Embedding } from './embedding/embedding';
import { countUnread } from './embedding/unread';
import { browserMemory } from './memory';
import { localeOf } from './words';

const query = new URLSearchParams(location.search);
const account = query.get('account') ?? undefined;
const around = embedded(query);
if (around) void around.then(begin);
else begin();

/** Shows the page: alone, or in the widget's frame on a site. */
function begin(site?: Embedding): void {
  const settings = site?.memory ?? browserMemory('carebot.chat.');
  const conversation = site?.memory ?? browserMemory(`carebot.chat.${account ?? ''}/`);
  let language = startLanguage(settings, site?.start.languages ?? navigator.languages);
  const chat = new Chat(account, conversation, () => localeOf(language), api, site?.start.vouched ? () => site.vouch() : undefined);
  const place = document.getElementById('chat');
  if (!place) return;
  if (site) dress(site);
  render(
    <Page
      chat={chat}
      memory={settings}
      language={language}
      site={site}
      onLanguage={(chosen) => {
        if (chosen !== language) settings.write('language', chosen);
        language = chosen;
      }}
    />,
    place,
  );
  if (site) countUnread(chat, site);
  chat.open();
}

function dress({ start }: Embedding): void {
  const root = document.documentElement;
  root.dataset['embedded'] = '';
  if (start.theme) root.dataset['theme'] = start.theme;
  if (start.colour) paint(root, start.colour);
}
