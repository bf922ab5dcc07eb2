using CareBot.Language.Recognizers.Scanning;
using CareBot.Language.Recognizers.Sequences;

namespace CareBot.Language.Recognizers.Private;

/// <summary>Marks what nobody else should read: payment cards, codes, passwords, identity numbers, addresses, phones and e-mails.</summary>
public static class PrivateData
{
    /// <summary>What must not be kept, not even for agents.</summary>
    public static IReadOnlySet<PrivateKind> Secrets { get; } = new HashSet<PrivateKind> { PrivateKind.PaymentCard, PrivateKind.Code, PrivateKind.Password };

    /// <summary>The private pieces in their order; they do not overlap. Never fails, whatever the text holds.</summary>
    public static IReadOnlyList<PrivateMark> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<PrivateMark>(PaymentCards.Find(text));
        if (text.Length > 3)
        {
            var tokens = TokenList.Of(text);
            Codes.Find(tokens, found);
            Passwords.Find(tokens, found);
            found.AddRange(IdentityCards.Find(text));
            found.AddRange(Emails.Recognize(text).Select(mail => new PrivateMark(PrivateKind.Email, mail.Start, mail.End - mail.Start + 1)));
            found.AddRange(PhoneNumbers.Recognize(tokens, country: null).Select(phone => new PrivateMark(PrivateKind.Phone, phone.Start, phone.End - phone.Start + 1)));
            Addresses.Find(tokens, found);
        }

        return Apart(found);
    }

    /// <summary>Only the secrets; quicker than <see cref="Find"/>.</summary>
    public static IReadOnlyList<PrivateMark> FindSecrets(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<PrivateMark>(PaymentCards.Find(text));
        if (text.Length > 3)
        {
            var tokens = TokenList.Of(text);
            Codes.Find(tokens, found);
            Passwords.Find(tokens, found);
        }

        return Apart(found);
    }

    /// <summary>Where two overlap, they become one piece of the more serious kind.</summary>
    private static List<PrivateMark> Apart(List<PrivateMark> found)
    {
        found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Kind.CompareTo(b.Kind));
        var apart = new List<PrivateMark>(found.Count);
        foreach (var mark in found)
        {
            if (apart.Count > 0 && apart[^1].End > mark.Start)
            {
                var kind = (PrivateKind)Math.Min((int)apart[^1].Kind, (int)mark.Kind);
                apart[^1] = new(kind, apart[^1].Start, Math.Max(apart[^1].End, mark.End) - apart[^1].Start);
            }
            else
            {
                apart.Add(mark);
            }
        }

        return apart;
    }
}
