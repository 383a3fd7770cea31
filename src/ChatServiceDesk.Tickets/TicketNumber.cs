using System.Globalization;

namespace ChatServiceDesk.Tickets;

/// <summary>The number people use: <c>INC-1042</c>, <c>REQ-1043</c>. One sequence serves both kinds, so the value alone is unique in a tenant.</summary>
public readonly record struct TicketNumber(TicketKind Kind, long Value) : IParsable<TicketNumber>
{
    private const string IncidentPrefix = "INC-";
    private const string RequestPrefix = "REQ-";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Kind is TicketKind.Incident ? IncidentPrefix : RequestPrefix)}{Value}");

    /// <exception cref="FormatException">Not a ticket number.</exception>
    public static TicketNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out TicketNumber number) ? number : throw new FormatException($"'{s}' is not a ticket number such as INC-1042.");

    /// <summary>Ignores case and surrounding space; a value must be positive.</summary>
    public static bool TryParse(string? s, IFormatProvider? provider, out TicketNumber result)
    {
        ReadOnlySpan<char> text = s.AsSpan().Trim();
        result = default;
        TicketKind? kind =
            text.StartsWith(IncidentPrefix, StringComparison.OrdinalIgnoreCase) ? TicketKind.Incident
            : text.StartsWith(RequestPrefix, StringComparison.OrdinalIgnoreCase) ? TicketKind.ServiceRequest
            : null;
        if (kind is not { } found
            || !long.TryParse(text[IncidentPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            || value <= 0)
        {
            return false;
        }

        result = new TicketNumber(found, value);
        return true;
    }
}
