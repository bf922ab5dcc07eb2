import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Bot, open } from '../bot';
import { Customer } from '../customer';
import { Agent } from './agent';
import { staff, type Caller } from './people';

type People = { items: { id: string; userName: string }[] };

/** Two shops on one desk: each with a site, a team and people of its own, and some who work for both. */
test.describe('Two brands', () => {
  let bot: Bot;
  let admin: Caller;

  test.beforeAll(async ({ browser }) => {
    bot = await Bot.start({
      ...open(),
      Brands__sport__Name: 'Lari Kencang',
      Channels__DirectLine__Accounts__toko__Anonymous: 'true', Channels__DirectLine__Accounts__toko__Team: 'Pusat',
      Channels__DirectLine__Accounts__lari__Anonymous: 'true', Channels__DirectLine__Accounts__lari__Team: 'Lapangan', Channels__DirectLine__Accounts__lari__Brand: 'sport',
    });
    admin = await staff(bot, { Rina: 'lead', Sari: 'agent' });
    await worksFor('rina', 'default', 'sport');
    await admin.send('POST', '/canned?brand=sport', { shortcut: 'ukuran', language: 'id', text: 'Ukuran berapa, Kak?' });
    for (const site of ['toko', 'lari']) {
      const customer = new Customer(await (await browser.newContext({ locale: 'id-ID' })).newPage());
      await customer.arrive(bot.address, site);
      await customer.ask('mau ngomong sama orang', 'saya teruskan ke tim kami');
      await customer.page.context().close();
    }
  });
  test.afterAll(() => bot.dispose());

  test('the queue holds both, and is narrowed by team and by brand', async ({ browser }) => {
    const rina = await Agent.signIn(browser, bot, 'Rina');
    const waits = rina.page.getByRole('list', { name: 'Menunggu' }).getByRole('listitem');
    const wish = async (name: string) => {
      await rina.page.getByRole('button', { name: /^Saring/ }).click();
      await rina.page.getByRole('menuitemcheckbox', { name, exact: true }).click();
      await rina.page.keyboard.press('Escape');
    };
    await expect(waits).toHaveCount(2);
    await expect(waits.getByText('Lari Kencang')).toHaveCount(1);
    await expect(waits.getByText('Toko Senja')).toHaveCount(1);
    await look(rina, 'queue');

    // By team, with the keyboard back at the list; the wish stands in the address and outlives a reload.
    await wish('Lapangan');
    await expect(waits).toHaveCount(1);
    await expect(waits.getByText('Lari Kencang')).toHaveCount(1);
    await rina.page.reload();
    await expect(waits).toHaveCount(1);
    await expect(rina.page.getByRole('button', { name: 'Saring (aktif)' })).toBeVisible();
    await wish('Lapangan');
    await expect(waits).toHaveCount(2);

    await wish('Toko Senja');
    await expect(waits).toHaveCount(1);
    await expect(waits.getByText('Toko Senja')).toHaveCount(1);
    await wish('Lapangan');
    await expect(rina.page.getByText('Tidak ada yang cocok')).toBeVisible();
    await rina.page.getByRole('button', { name: /^Saring/ }).click();
    await look(rina, 'filters');
    await rina.page.getByRole('menuitem', { name: 'Hapus saringan' }).click();
    await expect(waits).toHaveCount(2);

    // Ready replies are those of the case's brand.
    await waits.filter({ hasText: 'Lari Kencang' }).getByRole('button', { name: /^Ambil/ }).click();
    await rina.reply.fill('/uk');
    await expect(rina.page.getByText('Ukuran berapa, Kak?')).toBeVisible();
    await rina.reply.fill('');
    await expect(rina.page.getByRole('banner').getByText('Lari Kencang').or(rina.page.locator('header').getByText('Lari Kencang')).first()).toBeVisible();
    expect(rina.refusals).toEqual([]);
    await rina.page.context().close();
  });

  test('a tab works on one brand, another tab on another', async ({ browser }) => {
    const rina = await Agent.signIn(browser, bot, 'Rina');
    const chooser = (page = rina.page) => page.getByRole('button', { name: /^Merek: / });
    await expect(chooser()).toHaveCount(0);
    await rina.go('Artikel');
    await expect(chooser()).toHaveAccessibleName('Merek: Toko Senja');
    await expect(rina.page).toHaveURL(/\/desk\/articles\?brand=default$/);
    await expect(rina.page.getByRole('link', { name: 'Lacak', exact: false }).first()).toBeVisible();

    await chooser().click();
    await look(rina, 'chooser');
    await rina.page.keyboard.press('ArrowDown');
    await rina.page.keyboard.press('Enter');
    await expect(rina.page).toHaveURL(/\/desk\/articles\?brand=sport$/);
    await expect(chooser()).toHaveAccessibleName('Merek: Lari Kencang');
    await expect(rina.page.getByText('Belum ada artikel')).toBeVisible();
    await rina.go('Balasan');
    await expect(rina.page.getByText('Ukuran berapa, Kak?')).toBeVisible();
    await rina.go('Antrean');
    await expect(chooser()).toHaveCount(0);
    await rina.go('Balasan');
    await expect(rina.page.getByText('Ukuran berapa, Kak?')).toBeVisible();

    const second = await rina.page.context().newPage();
    await second.goto(`${bot.address}/desk/canned`);
    await expect(chooser(second)).toHaveAccessibleName('Merek: Toko Senja');
    await expect(second.getByText('Ukuran berapa, Kak?')).toHaveCount(0);
    await rina.page.reload();
    await expect(chooser()).toHaveAccessibleName('Merek: Lari Kencang');
    await expect(rina.page.getByText('Ukuran berapa, Kak?')).toBeVisible();

    await rina.page.setViewportSize({ width: 390, height: 844 });
    expect(await rina.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await look(rina, 'chooser-phone');
    await rina.page.goBack();
    await expect(rina.page.getByRole('heading', { name: 'Percakapan' })).toBeVisible();
    expect(rina.refusals).toEqual([]);
    await rina.page.context().close();
  });

  test('who works for one brand knows of no other, until an administrator adds it', async ({ browser }) => {
    const sari = await Agent.signIn(browser, bot, 'Sari');
    const all = sari.page.getByRole('list', { name: 'Semua' }).getByRole('listitem');
    await sari.page.getByRole('link', { name: 'Semua' }).click();
    await expect(all).toHaveCount(1);
    await expect(sari.page.getByText('Toko Senja')).toHaveCount(0);
    await sari.page.goto(`${bot.address}/desk/articles?brand=sport`);
    await expect(sari.page.getByText('Bukan merek Anda')).toBeVisible();
    await look(sari, 'not-yours');
    await sari.page.getByRole('link', { name: 'Antrean' }).last().click();
    await sari.page.getByRole('link', { name: 'Semua' }).click();
    await expect(all).toHaveCount(1);

    const wulan = await Agent.signIn(browser, bot, 'Admin');
    await wulan.go('Orang');
    await wulan.page.getByRole('button', { name: 'Tindakan untuk Sari' }).click();
    await wulan.page.getByRole('menuitem', { name: 'Ubah' }).click();
    await wulan.page.getByRole('checkbox', { name: 'Lari Kencang' }).check();
    await look(wulan, 'person');
    await wulan.page.getByRole('button', { name: 'Simpan' }).click();
    await expect(wulan.page.getByText('sari · Toko Senja, Lari Kencang')).toBeVisible();

    // Sari's open page shows it without being loaded anew.
    await expect(all).toHaveCount(2);
    await expect(all.getByText('Lari Kencang')).toBeVisible();
    expect([...sari.refusals, ...wulan.refusals]).toEqual([]);
    await sari.page.context().close();
    await wulan.page.context().close();
  });

  async function worksFor(userName: string, ...brands: string[]): Promise<void> {
    const person = (await admin.get<People>('/people')).items.find((each) => each.userName === userName);
    await admin.send('PATCH', `/people/${person?.id}`, { brands });
  }

  async function look(agent: Agent, name: string): Promise<void> {
    await agent.page.screenshot({ path: `test-results/desk-brands-${name}.png` });
    const { violations } = await new AxeBuilder({ page: agent.page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), name).toEqual([]);
  }
});
