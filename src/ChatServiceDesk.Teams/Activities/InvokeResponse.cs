using System.Text;

namespace ChatServiceDesk.Teams.Activities;

/// <summary>The answer to an invoke.</summary>
/// <param name="Status">Of the HTTP response. A card's own status is inside the body and the HTTP status stays 200.</param>
/// <param name="Body">JSON in UTF-8, empty for none.</param>
public sealed record InvokeResponse(int Status, ReadOnlyMemory<byte> Body)
{
    public override string ToString() => $"{Status} {Encoding.UTF8.GetString(Body.Span)}";
}
