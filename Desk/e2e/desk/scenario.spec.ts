import { expect, test } from '@playwright/test';
import { Bot } from '../bot';
import { Customer } from '../customer';
import { Agent } from './agent';
import { staff } from './people';

test.describe('A person takes over', () => {
  let bot: Bot;

  test.beforeAll(async () => {
    bot = await Bot.start();
    await staff(bot, { Budi: 'agent', Rina: 'agent', Sari: 'lead' });
  });
  test.afterAll(() => bot.dispose());

  test('two agents, a lead and a customer: nothing is lost, nothing doubled, every page heals itself', async ({ browser, page }) => {
    test.setTimeout(240_000);
    const customer = new Customer(page);
    const [budi, rina, sari] = [await Agent.signIn(browser, bot, 'Budi'), await Agent.signIn(browser, bot, 'Rina'), await Agent.signIn(browser, bot, 'Sari')];
    await expect(budi.page.getByText('Tidak ada yang menunggu')).toBeVisible();

    await customer.arrive(bot.address);
    await customer.ask('mau ngomong sama orang', 'saya teruskan ke tim kami');
    await expect(budi.takeButton()).toBeVisible();
    await expect(rina.takeButton()).toBeVisible();

    // Both press at the same moment: one has it, the other is told who.
    await Promise.all([budi.takeButton().click(), rina.takeButton().click()]);
    const [winner, name] = await Promise.any([
      expect(budi.reply).toBeVisible().then(() => [budi, 'Budi'] as const),
      expect(rina.reply).toBeVisible().then(() => [rina, 'Rina'] as const),
    ]);
    const loser = winner === budi ? rina : budi;
    await expect(loser.page.getByText(`Sudah diambil ${name}.`)).toBeVisible();
    await expect(loser.takeButton()).toHaveCount(0);

    // Both write, and see each other's words.
    await winner.say('Halo Kak, saya bantu ya.');
    await expect(customer.log.getByText('Halo Kak, saya bantu ya.')).toHaveCount(1);
    await expect(winner.said('Halo Kak, saya bantu ya.')).toContainText('Terkirim');
    await customer.say('resi saya SNJ-100');
    await expect(winner.said('resi saya SNJ-100')).toHaveCount(1);

    // The lead publishes an article meanwhile.
    await sari.go('Artikel');
    await sari.page.getByRole('link', { name: 'Artikel baru' }).click();
    await sari.page.getByLabel('Judul').fill('Bayar dengan QRIS');
    await sari.page.getByLabel('Jawaban').fill('Pilih **QRIS** saat membayar.');
    await sari.page.getByRole('button', { name: 'Tambah pertanyaan' }).click();
    await sari.page.getByLabel('Pertanyaan 1', { exact: true }).fill('bisa bayar pakai qris');
    await sari.page.getByRole('button', { name: 'Simpan' }).click();
    await expect(sari.page.getByText('Artikel tersimpan.')).toBeVisible();
    await sari.go('Rilis');
    await sari.page.getByLabel('Catatan rilis').fill('QRIS');
    await sari.page.getByRole('button', { name: 'Terbitkan' }).click();
    await expect(sari.page.getByText('Rilis #2 terbit.')).toBeVisible();

    // The server is killed while the agent writes; what they wrote waits and leaves once.
    await bot.kill();
    await expect(winner.page.getByText('Sambungan terputus.')).toBeVisible();
    await winner.say('Sebentar, saya cek resinya.');
    await expect(winner.said('Sebentar, saya cek resinya.')).toContainText('Menunggu sambungan');
    await winner.reply.fill('setengah jadi');
    await bot.start();
    await expect(winner.said('Sebentar, saya cek resinya.')).toContainText('Terkirim', { timeout: 30_000 });
    await winner.page.reload();
    await expect(winner.reply).toHaveValue('setengah jadi');
    await expect(winner.said('Sebentar, saya cek resinya.')).toHaveCount(1);
    await expect(customer.log.getByText('Sebentar, saya cek resinya.')).toHaveCount(1, { timeout: 30_000 });
    for (const agent of [loser, sari]) await expect(agent.page.getByText('Sambungan terputus.')).toBeHidden({ timeout: 30_000 });

    // The agent's network drops for 20 s; both go on writing.
    await winner.page.context().setOffline(true);
    await expect(winner.page.getByText('Sambungan terputus.')).toBeVisible();
    await winner.say('Paketnya sudah di Bandung.');
    await winner.say('Besok sampai, Kak.');
    await customer.say('oke saya tunggu');
    await winner.page.waitForTimeout(20_000);
    await winner.page.context().setOffline(false);
    await expect(winner.page.getByText('Sambungan terputus.')).toBeHidden({ timeout: 30_000 });
    await expect(winner.said('oke saya tunggu')).toHaveCount(1);
    await expect(winner.said('Besok sampai, Kak.')).toContainText('Terkirim');
    await expect(customer.log.getByText('Besok sampai, Kak.')).toHaveCount(1);

    // Back to the bot, which answers again, from the new release.
    await winner.page.getByRole('button', { name: 'Kembalikan ke bot' }).click();
    const dialog = winner.page.getByRole('dialog');
    await dialog.getByLabel('Catatan (tidak wajib)').fill('resi sudah dicek');
    await dialog.getByRole('button', { name: 'Kembalikan ke bot' }).click();
    await expect(winner.page.getByText('Bot sedang melayani pelanggan ini.')).toBeVisible();
    await customer.ask('bisa bayar pakai qris', 'QRIS');
    await expect(winner.said('saat membayar.')).toHaveCount(1);

    const said = ['Halo Kak, saya bantu ya.', 'resi saya SNJ-100', 'Sebentar, saya cek resinya.', 'Paketnya sudah di Bandung.', 'Besok sampai, Kak.'];
    const kept = (texts: string[]) => texts.filter((text) => said.includes(text));
    expect(kept(await customer.texts())).toEqual(said);
    expect(kept(await winner.texts())).toEqual(said);
    for (const agent of [budi, rina, sari]) expect(agent.refusals).toEqual([]);
  });
});
