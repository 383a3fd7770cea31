using ChatServiceDesk.Classifier.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace ChatServiceDesk.Classifier.Tests.Redaction;

/// <summary>What holds for any text: of pieces that look like secrets, of words around them, of signs that nobody expects, put together by chance.</summary>
public sealed class RedactorPropertyTests
{
    private const int Draws = 2000;

    private static readonly string[] Pieces =
    [
        "my password is ", "password", "passwort lautet ", "pw: ", "mot de passe : ", "contraseña es ", "hunter2", "Sommer2024!", "sunshine", " is my password", "changed it to ", "token=", "key ", "secret: ",
        "PIN ", "4711", "482913", "Bearer ", "abcdef0123456789abcdef", "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "-----BEGIN PRIVATE KEY-----\n", "-----END PRIVATE KEY-----",
        "bob@other.org", "@", "https://bob:s3cr3t@host/", "://", "+49 30 1234567", "0171", "030 1234567", "4111 1111 1111 1111", "4111", "DE89 3704 0044 0532 0130 00", "123-45-6789", "86095742719", "X1234567L",
        "INC-1042", "0x80070005", "10.0.0.1", "2026-11-23", "10:30", "[password]", "[card]", "[", "]", "[pass", "word]", " ", "  ", "\n", "\t", "\u00A0", ".", ",", ":", "=", "-", "/", "(", ")", "+", "\"", "'", "<", ">", "*", "_", "'s ",
        "0", "1", "7", "a", "é", "e\u0301", "\u0301", "😀", "👩‍🔧", "\u200B", "\u200D", "\uFE0F", "４１１１", "漢", "and ", "is ", "not ", "to ", "for ", "INC-", "00", "DE", "AB", "Ⅷ", "ß",
    ];

    private static Arbitrary<string> Texts { get; } = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)),
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ListOf().Zip(ArbMap.Default.GeneratorFor<string?>()).Select(both => string.Concat(both.Item1) + both.Item2)).ToArbitrary();

    [Fact]
    public void To_redact_twice_is_to_redact_once() => Holds(text =>
    {
        string once = Cases.Everything.Redact(text).Text;
        Redacted twice = Cases.Everything.Redact(once);
        return twice.Text == once && twice.Findings.Count == 0;
    });

    [Fact]
    public void A_text_grows_by_no_more_than_twelve_characters_a_finding() => Holds(text =>
    {
        Redacted redacted = Cases.Everything.Redact(text);
        return redacted.Text.Length <= text.Length + (12 * redacted.Findings.Count);
    });

    [Fact]
    public void No_pair_of_surrogates_is_split() => Holds(text =>
    {
        string whole = text.EnumerateRunes().Aggregate("", (before, rune) => before + rune); // What comes in halves goes out in halves.
        string redacted = Cases.Everything.Redact(whole).Text;
        return redacted.EnumerateRunes().Aggregate("", (before, rune) => before + rune) == redacted;
    });

    [Fact]
    public void What_is_not_found_stays_letter_for_letter() => Holds(text =>
    {
        Redacted redacted = Cases.Everything.Redact(text);
        string rebuilt = "";
        int from = 0;
        foreach (Finding finding in redacted.Findings)
        {
            if (finding.Start < from || finding.Length < 1) return false; // In order, and none on top of another.
            rebuilt += text[from..finding.Start] + Markers.Of(finding.Kind);
            from = finding.End;
        }

        return rebuilt + text[from..] == redacted.Text;
    });

    [Fact]
    public void A_text_without_digits_signs_and_secret_words_is_left_alone() => Holds(text =>
        Suspicion.IsCalledFor(text) || ReferenceEquals(Cases.Everything.Redact(text).Text, text));

    [Fact]
    public void Words_that_speak_of_no_secret_never_call_for_a_search()
    {
        string[] words = ["my", "laptop", "screen", "is", "black", "geht", "nicht", "mehr", "l'écran", "reste", "noir", "la", "impresora", "está", "atascada", ".", ",", ":", "=", "\n", "-", "/", "INC", "😀"];
        Prop.ForAll(Gen.Elements(words).ListOf().Select(drawn => string.Join(' ', drawn)).ToArbitrary(), text =>
            !Suspicion.IsCalledFor(text) && Cases.Everything.Redact(text).Text == text).Check(Config.QuickThrowOnFailure.WithMaxTest(Draws));
    }

    [Fact]
    public void What_an_agent_needs_stays_among_any_words()
    {
        string[] kept = ["INC-1042", "REQ-1000007", "0x80070005", "ORA-00942", "403", "10.0.0.1", "192.168.10.20", "2026-11-23", "23.11.2026", "10:30", "v10.0.19045", "room 0.123", "asset 00421187", "ada@example.com", "srv-app01.example.com", "12.50 €", "PC-0423", "KB5034441"];
        string[] words = ["my", "laptop", "shows", "Fehler", "nicht", "et", "puis", "la", "pantalla", "after", "restart", "please", "🙂"];
        Gen<string> sentence = Gen.Elements(words).Zip(Gen.Elements(kept)).ListOf().Select(pairs => string.Join(' ', pairs.Select(pair => $"{pair.Item1} {pair.Item2}")));
        Prop.ForAll(sentence.ToArbitrary(), text => Cases.Everything.Redact(text).Text == text).Check(Config.QuickThrowOnFailure.WithMaxTest(Draws));
    }

    [Fact]
    public void A_secret_goes_whatever_stands_around_it()
    {
        string[] secrets = ["my password is Sommer2024!", "pw: Sommer2024!", "Passwort lautet Sommer2024!", "mot de passe : Sommer2024!", "la contraseña es Sommer2024!", "password=Sommer2024!", "Sommer2024! is my password"];
        string[] around = ["", "I have a problem", "😀", "\n", "INC-1042:", "bob@other.org", "030 1234567", "thanks", "it is 10:30", "[password]", "漢字"];
        Gen<string> text = Gen.Elements(around).Zip(Gen.Elements(secrets)).Zip(Gen.Elements(around)).Select(all => $"{all.Item1.Item1} {all.Item1.Item2} {all.Item2}");
        Prop.ForAll(text.ToArbitrary(), drawn => !Cases.Everything.Redact(drawn).Text.Contains("Sommer", StringComparison.Ordinal)).Check(Config.QuickThrowOnFailure.WithMaxTest(Draws));
    }

    private static void Holds(Func<string, bool> property) => Prop.ForAll(Texts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(Draws));
}
