import { ConfidentialClientApplication, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node';
import {
  AuthenticationConfiguration, BotFrameworkAuthenticationFactory, MsalServiceClientCredentialsFactory, type BotFrameworkAuthentication,
} from 'botframework-connector';
import { tenant, type Identity } from './identity';

const login = 'https://login.microsoftonline.com';

/** Microsoft's SDK as a bot with that app id and secret uses it, with our stand-in in the place of the login service. */
export function sdk(identity: Identity, appId: string, clientSecret: string, configuration = new AuthenticationConfiguration()): BotFrameworkAuthentication {
  const application = new ConfidentialClientApplication({
    auth: { clientId: appId, clientSecret, authority: `${login}/${tenant}` },
    system: { networkClient: redirected(identity) },
  });
  return BotFrameworkAuthenticationFactory.create(
    '', true, `${login}/${tenant}`, 'https://api.botframework.com', 'https://api.botframework.com', '', identity.channelMetadata,
    identity.botMetadata, '', new MsalServiceClientCredentialsFactory(appId, application), configuration, undefined as never, {});
}

function redirected(identity: Identity): INetworkModule {
  const call = async <T>(method: string, url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> => {
    const answer = await fetch(url.replace(login, identity.address), { method, headers: options?.headers ?? {}, body: options?.body ?? null });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: (await answer.json()) as T };
  };
  return {
    sendGetRequestAsync: (url, options) => call('GET', url, options),
    sendPostRequestAsync: (url, options) => call('POST', url, options),
  };
}
