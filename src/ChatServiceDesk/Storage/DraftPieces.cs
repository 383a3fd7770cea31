using System.Globalization;

namespace ChatServiceDesk.Storage;

/// <summary>Which messages a draft's text is made of, one below the other, so that an edit of one of them finds its place.</summary>
/// <param name="Pieces">The messages' ids and the lengths of what they said; empty when that is not known.</param>
internal sealed record DraftPieces(IReadOnlyList<(string Activity, int Length)> Pieces)
{
    public static DraftPieces Unknown { get; } = new([]);

    /// <param name="stored">What <see cref="ToString"/> has written; <see langword="null"/> in rows of an earlier version.</param>
    public static DraftPieces Parse(string? stored)
    {
        List<(string, int)> pieces = [];
        foreach (string piece in (stored ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.Split(':') is not [var activity, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            {
                return Unknown;
            }

            pieces.Add((Uri.UnescapeDataString(activity), length));
        }

        return new DraftPieces(pieces);
    }

    /// <summary>The text with one more message below it.</summary>
    public (string Text, DraftPieces Pieces) Append(string text, string activity, string more) =>
        text.Length == 0 ? (more, new DraftPieces([(activity, more.Length)]))
        : ($"{text}\n{more}", Pieces.Count == 0 ? Unknown : new DraftPieces([.. Pieces, (activity, more.Length)]));

    /// <returns>The text with one message changed; <see langword="null"/> if it is not made of that one.</returns>
    public (string Text, DraftPieces Pieces)? Replace(string text, string activity, string by)
    {
        int start = 0;
        foreach ((int index, (string id, int length)) in Pieces.Index())
        {
            if (start + length > text.Length)
            {
                return null;
            }

            if (id == activity)
            {
                (string, int)[] next = [.. Pieces];
                next[index] = (activity, by.Length);
                return (string.Concat(text.AsSpan(0, start), by, text.AsSpan(start + length)), new DraftPieces(next));
            }

            start += length + 1;
        }

        return null;
    }

    /// <summary>For a text that was cut: only when it is a single message it is still known where that stands.</summary>
    public DraftPieces CutTo(int length) => Pieces is [(var only, _)] ? new DraftPieces([(only, length)]) : Unknown;

    public override string ToString() =>
        string.Join(' ', Pieces.Select(piece => string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(piece.Activity)}:{piece.Length}")));
}
