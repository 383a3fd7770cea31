using System.Net;
using System.Text.Json.Nodes;

namespace ChatServiceDesk.Testing;

/// <summary>What the fake says to one call: no body means an empty one, and a complaint says why the call should never have been made.</summary>
internal sealed record ConnectorAnswer(HttpStatusCode Status, JsonObject? Body, string? Complaint = null)
{
    public static ConnectorAnswer Ok(JsonObject body) => new(HttpStatusCode.OK, body);

    public static ConnectorAnswer Created(JsonObject body) => new(HttpStatusCode.Created, body);

    /// <summary>An error that is part of ordinary life, such as a member who left.</summary>
    public static ConnectorAnswer No(HttpStatusCode status, string code, string message) => new(status, Error(code, message));

    /// <summary>An error that no correct desk provokes.</summary>
    public static ConnectorAnswer Wrong(HttpStatusCode status, string code, string message) => new(status, Error(code, message), $"{code}: {message}");

    public static JsonObject Error(string code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };
}
