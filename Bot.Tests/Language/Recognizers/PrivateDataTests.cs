using CareBot.Language.Recognizers.Private;

namespace CareBot.Tests.Language.Recognizers;

/// <summary>What is private in a message, and what only looks like it.</summary>
public sealed class PrivateDataTests
{
    [Theory]
    [InlineData("kartu saya 4111 1111 1111 1111 ya", PrivateKind.PaymentCard, "4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111", PrivateKind.PaymentCard, "4111-1111-1111-1111")]
    [InlineData("５５０００００００００００００４", PrivateKind.PaymentCard, "５５０００００００００００００４")]
    [InlineData("3782 822463 10005", PrivateKind.PaymentCard, "3782 822463 10005")]
    [InlineData("41\u200B11\u200D1111 1111\u00AD1111", PrivateKind.PaymentCard, "41\u200B11\u200D1111 1111\u00AD1111")]
    [InlineData("otp saya 482913", PrivateKind.Code, "482913")]
    [InlineData("kode verifikasi nya 48 29 13 kak", PrivateKind.Code, "48 29 13")]
    [InlineData("482-913 is my verification code", PrivateKind.Code, "482-913")]
    [InlineData("cvv: 123", PrivateKind.Code, "123")]
    [InlineData("pin atm saya 1234", PrivateKind.Code, "1234")]
    [InlineData("kod TAC saya ialah 553201", PrivateKind.Code, "553201")]
    [InlineData("password saya: Rahasia#77", PrivateKind.Password, "Rahasia#77")]
    [InlineData("kata sandi saya adalah kucinghitam", PrivateKind.Password, "kucinghitam")]
    [InlineData("my password is hunter2!", PrivateKind.Password, "hunter2")]
    [InlineData("kata laluan saya melati88", PrivateKind.Password, "melati88")]
    [InlineData("NIK 3273014508950003", PrivateKind.Nik, "3273014508950003")]
    [InlineData("kirim ke Jl. Melati No. 12 RT 03/RW 05 ya", PrivateKind.Address, "Jl. Melati No. 12 RT 03/RW 05")]
    [InlineData("hubungi 0812-3456-7890", PrivateKind.Phone, "0812-3456-7890")]
    [InlineData("email saya sari.dewi@contoh.co.id", PrivateKind.Email, "sari.dewi@contoh.co.id")]
    public void A_private_piece_is_found_where_it_stands(string text, PrivateKind kind, string piece)
    {
        var mark = Assert.Single(PrivateData.Find(text));
        Assert.Equal((kind, piece), (mark.Kind, text.Substring(mark.Start, mark.Length)));
    }

    [Theory]
    [InlineData("lupa password saya, gimana caranya?")]
    [InlineData("password saya salah terus")]
    [InlineData("my password is wrong")]
    [InlineData("kode otp belum masuk dari tadi kak")]
    [InlineData("otp ga masuk2, udah 3 kali")]
    [InlineData("kode voucher HEMAT50 ga bisa dipakai")]
    [InlineData("pesanan saya kapan jalan kak? udah 2 hari")]
    [InlineData("harga 4111111 itu buat berapa pcs")]
    [InlineData("resi 4111111111111112 belum gerak")]
    public void What_only_talks_about_secrets_is_left_alone(string text) => Assert.Empty(PrivateData.FindSecrets(text));

    [Fact]
    public void Masking_keeps_length_blanks_and_everything_else()
    {
        const string Text = "kartu 4111 1111 1111 1111, otp 482913, hp 081234567890";
        Assert.Equal("kartu •••• •••• •••• ••••, otp ••••••, hp 081234567890", Redactor.RedactSecrets(Text));
        Assert.Equal("kartu •••• •••• •••• ••••, otp ••••••, hp ••••••••••••", Redactor.Redact(Text));
    }
}
