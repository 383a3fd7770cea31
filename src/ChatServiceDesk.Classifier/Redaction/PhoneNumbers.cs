using System.Collections.Frozen;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>
/// Telephone numbers as people write them, international and in the national writings of Germany, Austria, Switzerland, France, Spain, the UK and the US.
/// Numbers of other things look much the same, so the words before decide when the shape does not.
/// </summary>
internal static class PhoneNumbers
{
    private const int MostNational = 13;
    private const int MostInternational = 15;
    private const int Fewest = 7;

    private static readonly FrozenSet<string> Phones = FrozenSet.Create(
        StringComparer.Ordinal,
        "tel", "telefon", "telephone", "phone", "phones", "mobile", "mobil", "mobilnummer", "mobiltelefon", "handy", "handynummer", "cell", "cellphone", "fax", "faxnummer", "call", "calling", "ring", "dial",
        "anrufen", "rufen", "ruf", "ruft", "rufnummer", "telefonnummer", "telefonisch", "festnetz", "festnetznummer", "erreichbar", "erreichen", "ruckruf", "ruckrufnummer", "diensthandy",
        "portable", "appeler", "appelez", "appelle", "joindre", "joignable", "rappeler", "rappelez", "movil", "telefono", "telef", "llamar", "llamame", "llame", "llamadme", "whatsapp", "sms", "callback", "landline");

    private static readonly FrozenSet<string> OtherThings = FrozenSet.Create(
        StringComparer.Ordinal,
        "order", "orders", "po", "ticket", "tickets", "case", "incident", "request", "ref", "reference", "asset", "serial", "sn", "inventory", "invoice", "customer", "id", "article", "item", "build", "version", "imei", "part", "tracking",
        "contract", "license", "licence", "error", "code", "event", "port", "room", "bestellung", "bestellnummer", "auftrag", "auftragsnummer", "auftragsnr", "seriennummer", "inventarnummer", "inventar", "kundennummer", "kunde", "rechnung",
        "rechnungsnummer", "artikel", "artikelnummer", "vorgang", "vorgangsnummer", "aktenzeichen", "fehler", "fehlercode", "vertrag", "vertragsnummer", "personalnummer", "sendungsnummer", "raum", "zimmer", "version", "commande",
        "facture", "dossier", "serie", "client", "erreur", "contrat", "salle", "bureau", "pedido", "factura", "cliente", "expediente", "contrato", "sala", "referencia", "incidencia", "articulo", "lieferschein", "lieferung", "kostenstelle", "account", "konto");

    public static void Find(ReadOnlySpan<char> text, NumberRun run, List<Finding> found)
    {
        int known = 0;
        for (int from = 0; from < run.Groups.Count;)
        {
            int other = OtherNumbers.GroupsAt(text, run, from);
            if (other > 0)
            {
                from += other;
                known = from;
                continue;
            }

            int groups = PhoneAt(text, run, from, from == known, out int start);
            if (groups > 0) found.Add(new Finding(SensitiveKind.Phone, start, run.Groups[from + groups - 1].End - start));
            from += Math.Max(1, groups);
            known = groups > 0 ? from : known;
        }
    }

    /// <param name="text">The text.</param>
    /// <param name="run">The groups.</param>
    /// <param name="from">Where it would begin.</param>
    /// <param name="isFree">What stands before in the run is known to be something else.</param>
    /// <param name="start">Where its first sign stands.</param>
    /// <returns>How many groups it has, 0 if none begins here.</returns>
    private static int PhoneAt(ReadOnlySpan<char> text, NumberRun run, int from, bool isFree, out int start)
    {
        int plus = PlusBefore(text, run, from);
        bool isInternational = plus >= 0;
        start = isInternational ? plus : run.Groups[from].Start - (IsBracketed(text, run, from) ? 1 : 0);
        if (isInternational ? run.Groups[from].Digits[0] == '0' : !CanBegin(text, run, from, isFree)) return 0;
        bool isSpoken = false;
        if (!isInternational && Said(text, start) is { } said)
        {
            if (!said) return 0;
            isSpoken = true;
        }

        for (int groups = Reach(text, run, from, isInternational || run.Groups[from].Digits.StartsWith("00", StringComparison.Ordinal) ? MostInternational : MostNational); groups > 0; groups--)
        {
            if (Signs.IsWordSign(Signs.At(text, run.Groups[from + groups - 1].End)) || IsAmount(text, run.Groups[from + groups - 1].End)) continue;
            if (IsPhone(run, from, groups, isInternational, isSpoken)) return groups;
        }

        return 0;
    }

    private static bool IsPhone(NumberRun run, int from, int groups, bool isInternational, bool isSpoken)
    {
        int total = run.Total(from, groups);
        if (isInternational) return total >= (groups == 1 ? Fewest + 1 : Fewest);
        return (isSpoken && total >= Fewest)
            || PhoneShapes.HasTrunkZero(run, from, groups, total)
            || PhoneShapes.IsDoubleZero(run, from, groups, total)
            || PhoneShapes.IsAmerican(run, from, groups)
            || PhoneShapes.IsSpanish(run, from, groups);
    }

    /// <returns>Where the plus sign stands, or the bracket before it; -1 if there is none.</returns>
    private static int PlusBefore(ReadOnlySpan<char> text, NumberRun run, int from)
    {
        int place = run.Groups[from].Start - 1;
        if (place >= 0 && (Signs.IsBlank(text[place]) || text[place] == '(')) place--;
        bool isPlus = place >= 0 && text[place] is '+' or '＋' && (place == 0 || (!Signs.IsWordSign(text[place - 1]) && text[place - 1] != '+'));
        return isPlus ? place : -1;
    }

    /// <summary>An area code in brackets: the opening one goes too.</summary>
    private static bool IsBracketed(ReadOnlySpan<char> text, NumberRun run, int from) =>
        Signs.Before(text, run.Groups[from].Start) == '(' && from + 1 < run.Groups.Count && Signs.At(text, run.Groups[from].End) == ')';

    /// <summary>Not inside a word, a path or a number with parts.</summary>
    private static bool CanBegin(ReadOnlySpan<char> text, NumberRun run, int from, bool isFree)
    {
        DigitGroup first = run.Groups[from];
        if (from > 0) return (!first.IsTight || first.Gap is '(' or '?') && (isFree || Said(text, first.Start) is true);
        char before = Signs.Before(text, first.Start);
        if (Signs.IsWordSign(before) || before is '#' or '\\' or '$' or '£' or '€' or '%') return false;
        bool isJoined = before is '-' or '.' or '/' or ',' or '+' && first.Start > 1 && Signs.IsWordSign(text[first.Start - 2]);
        return !isJoined || (before is '.' or '/' && Said(text, first.Start) is true);
    }

    /// <returns>What the nearest telling word before says: a phone, or something else; <see langword="null"/> if there is none.</returns>
    private static bool? Said(ReadOnlySpan<char> text, int place)
    {
        foreach (string word in Context.Before(text, place))
        {
            if (Phones.Contains(word)) return true;
            if (OtherThings.Contains(word)) return false;
        }

        return null;
    }

    /// <returns>The most groups that can belong to one number.</returns>
    private static int Reach(ReadOnlySpan<char> text, NumberRun run, int from, int mostDigits)
    {
        int total = run.Groups[from].Count;
        int groups = 1;
        for (; from + groups < run.Groups.Count; groups++)
        {
            DigitGroup next = run.Groups[from + groups];
            bool beginsAnother = total > Fewest + 1 && !next.IsTight && next.Count >= 3 && next.Digits[0] == '0' && next.Digits[1] != '0' && from + groups + 1 < run.Groups.Count;
            if (total + next.Count > mostDigits || beginsAnother || OtherNumbers.GroupsAt(text, run, from + groups) > 0) break;
            total += next.Count;
        }

        return total <= mostDigits ? groups : 0;
    }

    private static bool IsAmount(ReadOnlySpan<char> text, int end) =>
        Signs.At(text, Signs.SkipBlanks(text, end)) is '€' or '$' or '£' or '%' or '°' || (Signs.At(text, end) == ',' && Signs.IsDigit(Signs.At(text, end + 1)));
}
