import { render } from 'preact';
import { Chat } from './chat';
import { Page, startLanguage } from './components/Page';
import { browserMemory } from './memory';
import { localeOf } from './words';

const account = new URLSearchParams(location.search).get('account') ?? undefined;
const settings = browserMemory('carebot.chat.');
const conversation = browserMemory(`carebot.chat.${account ?? ''}/`);

let language = startLanguage(settings);
const chat = new Chat(account, conversation, () => localeOf(language));
const place = document.getElementById('chat');
if (place) {
  render(
    <Page
      chat={chat}
      memory={settings}
      language={language}
      onLanguage={(chosen) => {
        if (chosen !== language) settings.write('language', chosen);
        language = chosen;
      }}
    />,
    place,
  );
  chat.open();
}
